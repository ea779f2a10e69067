import {
  aDeployment,
  anEnvironment,
  aPod,
  ago,
  NOW,
  theFacts,
} from '../__testUtils__/builders';
import type { EnvironmentDefinition } from '../environment';
import { evaluateEnvironment } from '../snapshot/evaluateEnvironment';
import type { HealthPolicy } from './HealthPolicy';
import { overridesFor } from './HealthPolicy';

const environment = anEnvironment({
  stage: 'prod',
  system: 'system:default/shop',
});
const off = { 'pod.failed': { enabled: false } };
const rules = (holdSeconds: number) => ({ 'pod.failed': { holdSeconds } });

describe('the settings of rules for an environment', () => {
  it.each<[string, Omit<HealthPolicy['overrides'][number], 'rules'>, boolean]>([
    ['its stage', { stages: ['staging', 'prod'] }, true],
    ['another stage', { stages: ['dev'] }, false],
    ['its system by name', { systems: ['Shop'] }, true],
    ['its system by ref', { systems: ['system:default/shop'] }, true],
    ['another namespace’s system', { systems: ['system:other/shop'] }, false],
    ['itself by name', { environments: ['shop-prod'] }, true],
    ['itself by ref', { environments: ['resource:default/shop-prod'] }, true],
    ['a part of its name', { environments: ['prod'] }, false],
    [
      'its stage and another system',
      { stages: ['prod'], systems: ['bank'] },
      false,
    ],
  ])('are those for %s: %#', (_, place, applies) => {
    const policy = { rules: {}, overrides: [{ ...place, rules: off }] };
    expect('pod.failed' in overridesFor(environment, policy)).toBe(applies);
  });

  it('come from the configuration, then its overrides in order, then the entity', () => {
    const policy: HealthPolicy = {
      rules: { 'pod.failed': { holdSeconds: 1, severity: 'warning' } },
      overrides: [
        { stages: ['prod'], rules: rules(2) },
        { environments: ['shop-prod'], rules: rules(3) },
        { stages: ['dev'], rules: rules(4) },
      ],
    };
    expect(overridesFor(environment, policy)).toEqual({
      'pod.failed': { holdSeconds: 3, severity: 'warning', thresholds: {} },
    });
    const own = { ...environment, healthRules: rules(9) };
    expect(overridesFor(own, policy)).toMatchObject(rules(9));
  });
});

describe('what is set of a rule', () => {
  const facts = (change: Partial<EnvironmentDefinition> = {}) =>
    theFacts({
      environment: change,
      objects: {
        Deployment: [aDeployment('web')],
        Pod: [
          aPod('lone', { status: { phase: 'Failed' } }),
          aPod('killed', {
            container: {
              lastState: {
                terminated: { reason: 'OOMKilled', finishedAt: ago(1800) },
              },
            },
          }),
        ],
      },
    });
  const evaluated = (healthRules: EnvironmentDefinition['healthRules']) =>
    evaluateEnvironment(facts({ healthRules }), undefined, NOW).snapshot;
  const find = (
    id: string,
    healthRules: EnvironmentDefinition['healthRules'],
  ) => evaluated(healthRules).findings.find(({ ruleId }) => ruleId === id);

  it('switches it off, and that is told', () => {
    const snapshot = evaluated({
      ...off,
      'pod.oom-killed': { enabled: false },
      'pod.image-pull': { enabled: true },
    });
    expect(snapshot).toMatchObject({
      findings: [],
      rulesOff: expect.arrayContaining(['pod.failed', 'pod.oom-killed']),
      health: {
        sentence: expect.stringMatching(
          / Switched off: pod\.oom-killed and pod\.failed\.$/,
        ),
      },
    });
    expect(snapshot.rulesOff).toHaveLength(2);
    expect(snapshot.coverage.flatMap(({ ruleIds }) => ruleIds)).not.toContain(
      'pod.failed',
    );
    expect(evaluated(undefined).rulesOff).toEqual([]);
  });

  it('caps what its findings count as', () => {
    expect(find('pod.failed', {})).toMatchObject({ severity: 'critical' });
    expect(
      find('pod.failed', { 'pod.failed': { severity: 'warning' } }),
    ).toMatchObject({ severity: 'warning' });
    expect(
      find('pod.oom-killed', { 'pod.oom-killed': { severity: 'critical' } }),
    ).toMatchObject({ severity: 'warning' });
    expect(
      evaluated({
        'pod.failed': { severity: 'info' },
        'pod.oom-killed': { severity: 'info' },
      }).health,
    ).toMatchObject({ critical: 0, warning: 0 });
  });

  it('makes it hold', () => {
    const pendingUntil = new Date(NOW.getTime() + 600_000).toISOString();
    expect(
      find('pod.oom-killed', { 'pod.oom-killed': { holdSeconds: 2400 } }),
    ).toMatchObject({ pendingUntil });
  });

  it('moves its thresholds', () => {
    const within = (windowSeconds: number) =>
      find('pod.oom-killed', {
        'pod.oom-killed': { thresholds: { windowSeconds } },
      });
    expect(within(1801)).toBeDefined();
    expect(within(1800)).toBeUndefined();
  });

  it('counts for objects that are judged by other settings elsewhere', () => {
    const shared = facts();
    const count = (healthRules: EnvironmentDefinition['healthRules']) =>
      evaluateEnvironment(
        { ...shared, environment: { ...shared.environment, healthRules } },
        undefined,
        NOW,
      ).snapshot.findings.length;
    expect([count({}), count(off), count({})]).toEqual([2, 1, 2]);
  });
});
