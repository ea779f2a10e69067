import type {
  Application,
  ApplicationOperation,
  ApplicationResource,
} from '../../delivery';
import { anApplication, aReading } from '../../testUtils/builders';
import { describeRules, type RuleCase } from '../../testUtils/runRule';

const application = (overrides: Partial<Application>) => ({
  applications: [anApplication(overrides)],
});
const manual = { enabled: false, prune: false, selfHeal: false };
const outOfSync = { status: 'OutOfSync' as const, revisions: ['abc'] };

const resource = (
  name: string,
  overrides: Partial<ApplicationResource> = {},
): ApplicationResource => ({
  group: '',
  kind: 'ConfigMap',
  namespace: 'shop',
  name,
  sync: 'OutOfSync',
  hook: false,
  requiresPruning: false,
  ...overrides,
});

const failed = (
  overrides: Partial<ApplicationOperation> = {},
): ApplicationOperation => ({
  phase: 'Failed',
  message: 'one or more objects failed to apply',
  revisions: ['abc'],
  retryCount: 0,
  resources: [],
  ...overrides,
});

const condition = (type: string) => ({
  conditions: [{ type, message: 'rpc error: path deploy does not exist' }],
});

const gitops: RuleCase[] = [
  {
    when: 'it should sync by itself',
    rule: 'gitops.drift',
    facts: application({
      sync: outOfSync,
      resources: [
        resource('a'),
        resource('b', { health: 'Missing' }),
        resource('c', { requiresPruning: true }),
        resource('d', { hook: true }),
        resource('e', { sync: 'Synced' }),
      ],
    }),
    says: {
      severity: 'warning',
      reason: 'Drift',
      words: /1 changed, 1 missing and 1 to be removed/,
    },
  },
  {
    when: 'a person syncs it',
    rule: 'gitops.drift',
    facts: application({ sync: outOfSync, automation: manual }),
    says: { severity: 'info', reason: 'Drift', advice: /sync shop-prod/ },
  },
  { when: 'it is in sync', rule: 'gitops.drift', facts: application({}) },
  {
    when: 'a sync runs',
    rule: 'gitops.drift',
    facts: application({ sync: outOfSync, operationInProgress: true }),
  },
  {
    when: 'a resource was refused',
    rule: 'gitops.sync-failed',
    facts: application({
      operation: failed({
        resources: [
          {
            group: 'apps',
            kind: 'Deployment',
            name: 'web',
            status: 'SyncFailed',
            message: 'field is immutable',
          },
        ],
      }),
    }),
    says: {
      severity: 'critical',
      reason: 'SyncFailed',
      words: /Deployment web: field is immutable/,
      advice: /Mend Deployment web/,
    },
  },
  {
    when: 'a Secret was refused, and the server repeats its value',
    rule: 'gitops.sync-failed',
    facts: application({
      operation: failed({
        message: undefined,
        resources: [
          {
            group: '',
            kind: 'Secret',
            name: 'db',
            status: 'SyncFailed',
            message: 'Invalid value: "hunter2"',
          },
        ],
      }),
    }),
    says: {
      severity: 'critical',
      reason: 'SyncFailed',
      words: /^(?!.*hunter2).*Secret db$/,
    },
  },
  {
    when: 'nobody says which resource',
    rule: 'gitops.sync-failed',
    facts: application({ operation: failed({ phase: 'Error' }) }),
    says: {
      severity: 'critical',
      reason: 'SyncFailed',
      words: /failed to apply/,
    },
  },
  {
    when: 'it failed for a revision that is no longer wanted',
    rule: 'gitops.sync-failed',
    facts: application({ operation: failed({ revisions: ['old'] }) }),
  },
  {
    when: 'it succeeded',
    rule: 'gitops.sync-failed',
    facts: application({ operation: failed({ phase: 'Succeeded' }) }),
  },
  ...['ComparisonError', 'InvalidSpecError', 'UnknownError'].map(type => ({
    when: `there is a ${type}`,
    rule: 'gitops.cannot-compare',
    facts: application(condition(type)),
    says: {
      severity: 'unknown' as const,
      reason: 'CannotCompare',
      words: /path deploy does not exist/,
    },
  })),
  {
    when: 'a resource is shared',
    rule: 'gitops.cannot-compare',
    facts: application(condition('SharedResourceWarning')),
    says: { severity: 'info', reason: 'SharedResourceWarning' },
  },
  {
    when: 'the condition is about a sync',
    rule: 'gitops.cannot-compare',
    facts: application(condition('SyncError')),
  },
];

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

describeRules('rules of delivery and indicators', [...gitops, ...indicators]);
