import type { Application } from '@flightdeck/plugin-environments-common';
import { type FirstSync, judgeFirstSync } from './judgeFirstSync';

function application(options: {
  automated?: boolean;
  inProgress?: boolean;
  operation?: Partial<NonNullable<Application['operation']>>;
  health?: string;
  resources?: [kind: string, name: string, health: string][];
  conditions?: Application['conditions'];
}): Application {
  const { operation, resources = [] } = options;
  return {
    engine: 'argocd',
    instance: 'main',
    namespace: 'argocd',
    name: 'shop-dev',
    project: 'shop',
    automation: {
      enabled: options.automated ?? true,
      prune: false,
      selfHeal: false,
    },
    sources: [],
    sync: { status: 'Unknown', revisions: [] },
    health: { status: options.health ?? 'Missing' },
    images: [],
    resources: resources.map(([kind, name, health]) => ({
      group: '',
      kind,
      name,
      health,
      hook: false,
      requiresPruning: false,
    })),
    operationInProgress: options.inProgress ?? false,
    operation: operation && {
      phase: 'Succeeded',
      revisions: [],
      retryCount: 0,
      resources: [],
      ...operation,
    },
    history: [],
    conditions: options.conditions ?? [],
  };
}

const refused = {
  group: 'apps',
  kind: 'Deployment',
  name: 'backend',
  status: 'SyncFailed',
  message: 'forbidden by quota',
};

describe('judgeFirstSync', () => {
  it.each<[string, Application, FirstSync['state'], string]>([
    [
      'an automated one that is new',
      application({}),
      'waiting',
      'has not begun to sync.',
    ],
    [
      'one that cannot be compared',
      application({
        conditions: [{ type: 'ComparisonError', message: 'no such path' }],
      }),
      'waiting',
      'cannot be compared: no such path',
    ],
    [
      'one that nothing and nobody syncs',
      application({ automated: false }),
      'done',
      'is not automated, and waits for a person to sync it.',
    ],
    [
      'one that syncs',
      application({ inProgress: true, operation: { phase: 'Running' } }),
      'waiting',
      'is syncing.',
    ],
    [
      'one that is tried again',
      application({
        inProgress: true,
        operation: {
          phase: 'Running',
          finishedAt: '2026-01-01T00:00:00Z',
          message: 'one object failed',
          retryCount: 1,
        },
      }),
      'waiting',
      'is tried again, for the 2. time after: one object failed',
    ],
    [
      'one that comes up',
      application({
        operation: {},
        health: 'Progressing',
        resources: [
          ['Service', 'backend', 'Healthy'],
          ...Array.from({ length: 7 }, (_, index): [string, string, string] => [
            'Deployment',
            `d${index}`,
            'Progressing',
          ]),
        ],
      }),
      'deployed',
      'is synced and Progressing: Deployment d0 is Progressing, Deployment d1 is Progressing, Deployment d2 is Progressing, Deployment d3 is Progressing, Deployment d4 is Progressing, and 2 more.',
    ],
    [
      'one that is up',
      application({ operation: {}, health: 'Healthy' }),
      'done',
      'is synced and healthy.',
    ],
    [
      'one that pauses',
      application({ operation: {}, health: 'Suspended' }),
      'done',
      'is synced, and suspended as asked.',
    ],
    [
      'one that failed, with the words for each object',
      application({
        operation: {
          phase: 'Failed',
          message: 'one or more objects failed',
          resources: [refused, { ...refused, name: 'ok', status: 'Synced' }],
        },
      }),
      'failed',
      'could not be synced: Deployment backend: forbidden by quota',
    ],
    [
      'one that failed as a whole',
      application({ operation: { phase: 'Error', message: 'no cluster' } }),
      'failed',
      'could not be synced: no cluster',
    ],
  ])('judges %s', (_what, given, state, sentence) => {
    expect(judgeFirstSync(given, { requested: false })).toEqual({
      state,
      sentence,
    });
  });

  it('waits for a sync that was asked for', () => {
    expect(
      judgeFirstSync(application({ automated: false }), { requested: true })
        .state,
    ).toBe('waiting');
  });
});
