import {
  aClaim,
  ago,
  anEvent,
  aPod,
  aWaitingPod,
} from '../__testUtils__/builders';
import { troublesOf } from '../__testUtils__/troublesOf';

const crash = {
  restartCount: 5,
  lastState: {
    terminated: {
      exitCode: 137,
      reason: 'Error',
      startedAt: ago(60),
      finishedAt: ago(10),
    },
  },
};

describe('one trouble of a Pod is told once', () => {
  const tell = (pod: ReturnType<typeof aPod>, more = {}) =>
    troublesOf({ Pod: [pod], ...more }, 120);

  it.each([
    [
      'it crashes in a loop, and was restarted often',
      tell(aWaitingPod('a', 'CrashLoopBackOff', { container: crash })),
      ['pod.crash-loop critical'],
    ],
    [
      'it was restarted often, the last time a while ago',
      tell(aPod('a', { container: crash })),
      ['pod.restarts warning'],
    ],
    [
      'its liveness probe kills it in a loop',
      tell(aWaitingPod('a', 'CrashLoopBackOff', { container: crash }), {
        Event: [
          anEvent('a', 'Killing', 'Container app failed liveness probe', 20),
        ],
      }),
      ['pod.liveness-killed critical'],
    ],
    [
      'a Secret that it mounts does not exist',
      tell(
        aWaitingPod('a', 'ContainerCreating', {
          spec: {
            volumes: [{ name: 'tls', secret: { secretName: 'tls' } }],
            containers: [],
          },
        }),
        {
          Secret: [],
          ConfigMap: [],
          Event: [anEvent('a', 'FailedMount', 'secret "tls" not found')],
        },
      ),
      ['ref.missing critical'],
    ],
    [
      'it cannot pull its image, with a Secret that does not exist',
      tell(
        aWaitingPod('a', 'ImagePullBackOff', {
          spec: { imagePullSecrets: [{ name: 'registry' }] },
        }),
        { Secret: [], ConfigMap: [] },
      ),
      ['pod.image-pull critical'],
    ],
    [
      'it waits for a volume that is not provisioned',
      tell(
        aPod('a', {
          isReady: false,
          spec: {
            volumes: [{ persistentVolumeClaim: { claimName: 'data' } }],
          },
          status: {
            conditions: [
              {
                type: 'PodScheduled',
                status: 'False',
                reason: 'Unschedulable',
                message: 'pod has unbound immediate PersistentVolumeClaims',
                lastTransitionTime: ago(1000),
              },
            ],
          },
        }),
        {
          PersistentVolumeClaim: [
            aClaim('data', { status: { phase: 'Pending' } }),
          ],
        },
      ),
      ['pvc.pending critical, Pod a'],
    ],
  ])('%s', (_, findings, expected) => {
    expect(findings).toEqual(expected);
  });

  it('and what is missing next time is no reason for a crash of today', () => {
    const pod = aWaitingPod('a', 'CrashLoopBackOff', {
      container: crash,
      spec: {
        containers: [
          { name: 'app', envFrom: [{ secretRef: { name: 'gone' } }] },
        ],
      },
    });
    expect(tell(pod, { Secret: [], ConfigMap: [] })).toEqual([
      'pod.crash-loop critical',
      'ref.missing warning',
    ]);
  });
});
