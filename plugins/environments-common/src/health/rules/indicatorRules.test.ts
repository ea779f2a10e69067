import { aReading } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const reading = (overrides: Parameters<typeof aReading>[0]) => ({
  indicators: [aReading(overrides)],
});
const p95 = {
  id: 'latency-p95',
  title: 'p95',
  unit: 'seconds' as const,
  warning: 1,
  critical: undefined,
};

const indicators: RuleCase[] = [
  {
    when: 'it is above the critical threshold',
    rule: 'slo.error-ratio',
    facts: reading({ value: 0.0723 }),
    says: {
      severity: 'critical',
      reason: 'ErrorRatioHigh',
      words: /is 7\.23 %, above 5 %/,
    },
  },
  {
    when: 'it is at the critical threshold',
    rule: 'slo.error-ratio',
    facts: reading({ value: 0.05 }),
    says: { severity: 'warning', reason: 'ErrorRatioHigh', words: /above 2 %/ },
  },
  {
    when: 'it is at the warning threshold',
    rule: 'slo.error-ratio',
    facts: reading({ value: 0.02 }),
  },
  {
    when: 'there is no value, which is another rule’s',
    rule: 'slo.error-ratio',
    facts: reading({ value: undefined }),
  },
  {
    when: 'it is slow',
    rule: 'slo.latency-p95',
    facts: reading({ ...p95, value: 1.5 }),
    says: {
      severity: 'warning',
      reason: 'LatencyHigh',
      words: /1\.5 s, above 1 s/,
    },
  },
  {
    when: 'it is fast',
    rule: 'slo.latency-p95',
    facts: reading({ ...p95, value: 0.2 }),
  },
  {
    when: 'another indicator is too high',
    rule: 'indicator.above-threshold',
    facts: reading({
      id: 'queue',
      unit: 'count',
      value: 1200,
      warning: 1000,
      critical: undefined,
    }),
    says: {
      severity: 'warning',
      reason: 'AboveThreshold',
      words: /1200, above 1000/,
    },
  },
  {
    when: 'another indicator has no thresholds',
    rule: 'indicator.above-threshold',
    facts: reading({
      id: 'rate',
      unit: 'requests/s',
      value: 1e6,
      warning: undefined,
      critical: undefined,
    }),
  },
  {
    when: 'another rule speaks of the indicator',
    rule: 'indicator.above-threshold',
    facts: reading({ value: 1 }),
  },
  {
    when: 'there is no value',
    rule: 'indicator.unknown',
    facts: reading({ value: undefined, message: 'no samples' }),
    says: { severity: 'unknown', reason: 'NoValue', words: /no samples/ },
  },
  {
    when: 'the value is zero',
    rule: 'indicator.unknown',
    facts: reading({ value: 0 }),
  },
];

describe('rules of indicators', () => {
  it.each([...indicators])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
