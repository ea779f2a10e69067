import type {
  Application,
  ApplicationOperation,
  ApplicationResource,
} from '../../delivery';
import { anApplication } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

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

describe('rules of applications', () => {
  it.each([...gitops])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
