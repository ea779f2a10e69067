import { ServiceUnavailableError } from '@backstage/errors';
import type { Application } from '@flightdeck/plugin-environments-common';
import { followFirstSyncs } from './followFirstSyncs';

const degraded: Application = {
  engine: 'argocd',
  instance: 'main',
  namespace: 'argocd',
  name: 'shop-dev',
  project: 'shop',
  automation: { enabled: true, prune: false, selfHeal: false },
  sources: [],
  sync: { status: 'Synced', revisions: [] },
  health: { status: 'Degraded' },
  images: [],
  resources: [],
  operationInProgress: false,
  operation: {
    phase: 'Succeeded',
    revisions: [],
    retryCount: 0,
    resources: [],
  },
  history: [],
  conditions: [],
};

describe('followFirstSyncs', () => {
  it('keeps what it knows when the end of the time cuts off a question', async () => {
    const time = new AbortController();
    let looks = 0;
    const followed = await followFirstSyncs({
      administration: {
        findApplication: async () => undefined,
        sync: async () => {},
        readState: async () => {
          looks += 1;
          if (looks > 1) {
            time.abort();
            throw new ServiceUnavailableError('No answer.');
          }
          return degraded;
        },
      },
      applications: ['shop-dev'],
      sync: false,
      task: 'task-1',
      requestedBy: 'user:default/ada',
      pollMs: 1,
      delay: async () => {},
      signal: time.signal,
      onProgress: () => {},
    });
    expect(followed).toMatchObject([
      { state: 'deployed', sentence: 'is synced and Degraded.' },
    ]);
  });
});
