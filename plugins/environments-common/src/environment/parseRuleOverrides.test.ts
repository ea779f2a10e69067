import type { RuleOverrides } from '../health/RuleOverride';
import { parseRuleOverrides } from './parseRuleOverrides';

describe('parseRuleOverrides', () => {
  it.each<[string, RuleOverrides]>([
    ['', {}],
    ['hpa.at-max=off', { 'hpa.at-max': { enabled: false } }],
    ['hpa.at-max = on;', { 'hpa.at-max': { enabled: true } }],
    ['job.failed severity=warning', { 'job.failed': { severity: 'warning' } }],
    ['pod.failed hold=1h30m', { 'pod.failed': { holdSeconds: 5400 } }],
    ['pod.failed hold=0s', { 'pod.failed': { holdSeconds: 0 } }],
    [
      'hpa.at-max=off; pod.oom-killed hold=1.5m criticalRestarts=5 windowSeconds=60\n pod.failed=off',
      {
        'hpa.at-max': { enabled: false },
        'pod.oom-killed': {
          holdSeconds: 90,
          thresholds: { criticalRestarts: 5, windowSeconds: 60 },
        },
        'pod.failed': { enabled: false },
      },
    ],
    [
      'pod.failed hold=5m; pod.failed severity=info',
      { 'pod.failed': { holdSeconds: 300, severity: 'info' } },
    ],
  ])('reads %j', (text, rules) => {
    expect(parseRuleOverrides(text)).toMatchObject({ rules, problems: [] });
    expect(Object.keys(parseRuleOverrides(text).rules)).toEqual(
      Object.keys(rules),
    );
  });

  const good = { 'hpa.at-max': { enabled: false } };
  it.each<[string, RegExp]>([
    ['pod.faild=off', /^'pod.faild' names no rule; known are .*pod\.failed/],
    [
      'nonsense=off',
      /^'nonsense' names no rule; known are .*svc\.no-endpoints/,
    ],
    ['__proto__=off', /^'__proto__=off' is no setting of a rule/],
    ['constructor=off', /^'constructor' names no rule/],
    ['pod.failed=maybe', /^pod\.failed: 'maybe' is neither off nor on/],
    ['pod.failed', /^pod\.failed: nothing is set of it/],
    ['pod.failed hold', /'hold' is no setting such as hold=30m/],
    ['pod.failed hold=soon', /hold 'soon' is no duration/],
    ['pod.failed hold=-5m', /hold '-5m' is no duration/],
    ['pod.failed severity=fatal', /severity 'fatal' is not one of/],
    ['pod.oom-killed windowSeconds=long', /windowSeconds 'long' is no number/],
    [
      'pod.oom-killed window=5',
      /^'window' names no threshold of rule pod\.oom-killed; known are windowSeconds, criticalRestarts/,
    ],
    ['???', /^'\?\?\?' is no setting of a rule/],
  ])('says what cannot be used of %j, and the rest works', (text, problem) => {
    const { rules, problems } = parseRuleOverrides(`${text}; hpa.at-max=off`);
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(rules).toMatchObject(good);
  });

  it('keeps what is right of a rule of which something is wrong', () => {
    expect(
      parseRuleOverrides('pod.oom-killed hold=5m window=5 severity=info').rules,
    ).toEqual({
      'pod.oom-killed': { holdSeconds: 300, severity: 'info', thresholds: {} },
    });
  });
});
