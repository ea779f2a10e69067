import type { EvidenceState } from '@flightdeck/plugin-environments-common';
import { aRunning, type Change } from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { revisionOf } from './__testUtils__/versions';
import { stagingCollector } from './stagingCollector';

const look = lookWith(stagingCollector);
const application = (change: Parameters<typeof aRunning>[2]): Change => ({
  facts: { applications: [aRunning('shop-staging', '2', change)] },
});
const failedAt = (version: string): Change =>
  application({
    operation: {
      phase: 'Failed',
      revisions: [revisionOf(version)],
      retryCount: 0,
      resources: [],
    },
  });

describe('applications in the environment before', () => {
  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'an application that is degraded',
      'failed',
      application({ health: { status: 'Degraded' } }),
      /shop-staging is Synced and Degraded/,
    ],
    [
      'one that is not what Git says',
      'failed',
      application({ sync: { status: 'OutOfSync', revisions: [] } }),
      /OutOfSync/,
    ],
    [
      'one whose last sync failed',
      'failed',
      failedAt('2'),
      /last sync of shop-staging failed/,
    ],
    [
      'one that failed at what Git does not say any more',
      'passed',
      failedAt('9'),
      /Synced and Healthy/,
    ],
    [
      'one that is being rolled out',
      'pending',
      application({ health: { status: 'Progressing' } }),
      /Progressing/,
    ],
    [
      'one of which the engine knows nothing',
      'unknown',
      application({ health: { status: 'Unknown' } }),
      /Unknown/,
    ],
  ])('with %s are %s', async (_, state, before, told) => {
    const { answered, ...evidence } = await look({ before });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
  });
});
