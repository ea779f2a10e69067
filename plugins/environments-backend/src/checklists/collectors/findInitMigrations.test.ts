import type {
  EvidenceState,
  Pod,
} from '@flightdeck/plugin-environments-common';
import type { Change } from './__testUtils__/aCollected';
import { lookWith } from './__testUtils__/lookWith';
import { aPod } from './__testUtils__/objects';
import { createMigrationsCollector } from './migrationsCollector';

const look = lookWith(
  createMigrationsCollector({ manifests: { read: async () => undefined } }),
);

function anInit(state: object, annotations?: object): Pod {
  const pod = aPod({
    spec: { initContainers: [{ name: 'run-migrations' }] },
    status: {
      phase: 'Running',
      initContainerStatuses: [{ name: 'run-migrations', ...state }],
    },
  });
  return {
    ...pod,
    metadata: { ...pod.metadata, annotations: { ...annotations } },
  };
}

const pods = (...list: Pod[]): Change => ({
  objects: { Job: [], Pod: list },
});

describe('migrations in init containers', () => {
  it.each<[string, EvidenceState, Change, RegExp]>([
    [
      'an init container that succeeded',
      'passed',
      pods(anInit({ state: { terminated: { exitCode: 0 } } })),
      /init container run-migrations succeeded/,
    ],
    [
      'one that fails again and again',
      'failed',
      pods(
        anInit({ state: { terminated: { exitCode: 0 } } }),
        anInit({
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1 } },
        }),
      ),
      /failed/,
    ],
    [
      'one that runs',
      'pending',
      pods(anInit({ state: { running: {} } })),
      /has not ended/,
    ],
    [
      'a Pod that says its containers migrate nothing',
      'not-applicable',
      pods(anInit({}, { 'flightdeck.dev/migration': 'false' })),
      /migrates anything/,
    ],
  ])('of %s are %s', async (_, state, before, told) => {
    const { answered, ...evidence } = await look({
      before,
      target: { objects: { Job: [] } },
    });
    expect(evidence.state).toBe(state);
    expect(answered).toMatch(told);
  });
});
