import type {
  Application,
  ApplicationOperation,
} from '@flightdeck/plugin-environments-common';
import { followOperation } from './followOperation';

const ended: ApplicationOperation = {
  phase: 'Succeeded',
  startedAt: '2026-05-01T10:00:00Z',
  finishedAt: '2026-05-01T10:00:05Z',
  revisions: ['a'],
  retryCount: 0,
  resources: [],
};

function anApplication(change: Partial<Application> = {}): Application {
  return {
    engine: 'argocd',
    instance: 'main',
    namespace: 'argocd',
    name: 'shop',
    project: 'shop',
    automation: { enabled: false, prune: false, selfHeal: false },
    sources: [],
    sync: { status: 'OutOfSync', revisions: ['b'] },
    health: { status: 'Healthy' },
    images: [],
    resources: [],
    operationInProgress: false,
    operation: ended,
    history: [{ id: 4, revisions: ['a'] }],
    conditions: [],
    ...change,
  };
}

/** Follows through these states; the last one stays. */
async function follow(...states: Application[]) {
  const ending = new AbortController();
  const told = [];
  const operations = followOperation({
    before: anApplication(),
    pollMs: 1,
    signal: ending.signal,
    read: async () => {
      const state = states.shift();
      if (!state) {
        ending.abort();
      }
      return state ?? anApplication();
    },
  });
  for await (const operation of operations) {
    told.push(operation);
  }
  return told;
}

describe('followOperation', () => {
  const queued = anApplication({ operationInProgress: true });

  it('does not tell of the operation before while the new one waits', async () => {
    const running: ApplicationOperation = {
      ...ended,
      phase: 'Running',
      finishedAt: undefined,
    };
    const next = { ...ended, startedAt: '2026-05-01T11:00:00Z' };
    expect(
      await follow(
        queued,
        anApplication({ operationInProgress: true, operation: running }),
        anApplication({ operation: next }),
      ),
    ).toEqual([running, next]);
  });

  it('tells nothing when the operation was taken back before it started', async () => {
    expect(await follow(queued, anApplication(), anApplication())).toEqual([]);
  });
});
