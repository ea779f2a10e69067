import {
  ago,
  anEvent,
  aPod,
  aWaitingPod,
  type Raw,
} from '../../testUtils/builders';
import { describeRules, type RuleCase } from '../../testUtils/runRule';

const backend = { kind: 'Deployment', name: 'backend' };
const database = { kind: 'StatefulSet', name: 'postgres' };

const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });

const imagePull: RuleCase[] = [
  ...[
    {
      message: 'manifest unknown',
      words: /1\.0 \(not found\)/,
      advice: /docker manifest inspect registry\.test\/app:1\.0/,
    },
    {
      message: 'pull access denied',
      words: /not authorized/,
      advice: /ServiceAccount default/,
    },
    {
      message: 'lookup registry.test: no such host',
      words: /host not found/,
      advice: /DNS/,
    },
    {
      message: 'dial tcp: i/o timeout',
      words: /does not answer/,
      advice: /reach/,
    },
    {
      message: 'who knows',
      words: /app:1\.0$/,
      advice: /kubectl describe pod backend-x -n shop/,
    },
  ].map(({ message, words, advice }) => ({
    when: `the registry says '${message}'`,
    rule: 'pod.image-pull',
    facts: pods(aWaitingPod('backend-x', 'ErrImagePull', { message })),
    says: {
      severity: 'critical' as const,
      reason: 'ImagePullBackOff',
      words,
      advice,
    },
  })),
  {
    when: 'only an event knows the cause',
    rule: 'pod.image-pull',
    facts: {
      objects: {
        Pod: [
          aWaitingPod('a', 'ImagePullBackOff', {
            message: 'Back-off pulling image',
          }),
        ],
        Event: [
          anEvent('a', 'Failed', 'Error: ImagePullBackOff', 10),
          anEvent('a', 'Failed', 'Failed to pull image "other:2": timeout', 20),
          anEvent(
            'a',
            'Failed',
            'Failed to pull image "registry.test/app:1.0": unauthorized',
            30,
          ),
        ],
      },
    },
    says: {
      severity: 'critical',
      reason: 'ImagePullBackOff',
      words: /not authorized/,
    },
  },
  {
    when: 'the secret for the registry is named',
    rule: 'pod.image-pull',
    facts: pods(
      aWaitingPod('a', 'ErrImagePull', {
        message: '403 Forbidden',
        spec: {
          containers: [{ name: 'app', image: 'registry.test/app:1.0' }],
          imagePullSecrets: [{ name: 'registry-key' }],
        },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'ImagePullBackOff',
      advice: /Secret registry-key in namespace shop/,
    },
  },
  {
    when: 'an init container cannot be pulled',
    rule: 'pod.image-pull',
    facts: pods(
      aPod('a', {
        isReady: false,
        spec: {
          initContainers: [
            { name: 'migrate', image: 'registry.test/migrate:2' },
          ],
        },
        status: {
          initContainerStatuses: [
            { name: 'migrate', state: { waiting: { reason: 'ErrImagePull' } } },
          ],
        },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'ImagePullBackOff',
      words: /migrate:2/,
    },
  },
  {
    when: 'the container is being created',
    rule: 'pod.image-pull',
    facts: pods(aWaitingPod('a', 'ContainerCreating')),
  },
];

const waiting: RuleCase[] = [
  {
    when: 'the image name is not valid',
    rule: 'pod.image-invalid',
    facts: pods(aWaitingPod('a', 'InvalidImageName')),
    says: {
      severity: 'critical',
      reason: 'InvalidImageName',
      advice: /registry\.test\/app:1\.0/,
    },
  },
  {
    when: 'the image is merely pulled',
    rule: 'pod.image-invalid',
    facts: pods(aWaitingPod('a', 'ErrImagePull')),
  },
  {
    when: 'a ConfigMap is missing',
    rule: 'pod.config-error',
    facts: pods(
      aWaitingPod('a', 'CreateContainerConfigError', {
        message: 'configmap "settings" not found',
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'MissingConfig',
      words: /ConfigMap settings does not exist/,
      advice: /kubectl describe configmap settings -n shop/,
    },
  },
  {
    when: 'a Secret is missing',
    rule: 'pod.config-error',
    facts: pods(
      aWaitingPod('a', 'CreateContainerConfigError', {
        message: 'secret "db" not found',
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'MissingConfig',
      words: /Secret db does not exist/,
    },
  },
  {
    when: 'a key is missing',
    rule: 'pod.config-error',
    facts: pods(
      aWaitingPod('a', 'CreateContainerConfigError', {
        message: "couldn't find key password in Secret shop/db",
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'MissingConfig',
      words: /key password of Secret db/,
      advice: /Add key password to Secret db/,
    },
  },
  {
    when: 'the container itself cannot be created',
    rule: 'pod.config-error',
    facts: pods(aWaitingPod('a', 'CreateContainerError')),
  },
  {
    when: 'the command does not exist',
    rule: 'pod.create-error',
    facts: pods(
      aWaitingPod('a', 'RunContainerError', {
        message: 'exec: "serve": not found',
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'ContainerStartError',
      words: /exec: "serve"/,
    },
  },
  {
    when: 'the configuration is missing',
    rule: 'pod.create-error',
    facts: pods(aWaitingPod('a', 'CreateContainerConfigError')),
  },
];

const crashes: RuleCase[] = [
  {
    when: 'the container ends with an error each time',
    rule: 'pod.crash-loop',
    facts: pods(
      aWaitingPod('backend-x', 'CrashLoopBackOff', {
        owner: backend,
        container: {
          restartCount: 7,
          lastState: { terminated: { exitCode: 1, reason: 'Error' } },
        },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'CrashLoopBackOff',
      words: /container app, exit code 1 \(Error\)/,
      advice: /kubectl logs -n shop backend-x -c app --previous/,
    },
  },
  {
    when: 'it crashed once and runs again',
    rule: 'pod.crash-loop',
    facts: pods(
      aPod('a', {
        container: {
          restartCount: 1,
          lastState: { terminated: { exitCode: 1 } },
        },
      }),
    ),
  },
  {
    when: 'an init container crashes, which is another rule’s',
    rule: 'pod.crash-loop',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: {
          initContainerStatuses: [
            {
              name: 'migrate',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
            },
          ],
        },
      }),
    ),
  },
  {
    when: 'the init container crashes',
    rule: 'pod.init-stuck',
    facts: pods(
      aPod('a', {
        isReady: false,
        spec: { initContainers: [{ name: 'wait' }, { name: 'migrate' }] },
        status: {
          initContainerStatuses: [
            { name: 'wait', state: { terminated: { exitCode: 0 } } },
            {
              name: 'migrate',
              state: { waiting: { reason: 'CrashLoopBackOff' } },
              lastState: { terminated: { exitCode: 2 } },
            },
          ],
        },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'Init:CrashLoopBackOff',
      words: /migrate \(2 of 2\) fails, exit code 2/,
      advice: /-c migrate --previous/,
    },
  },
  {
    when: 'the init container still runs',
    rule: 'pod.init-stuck',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: {
          initContainerStatuses: [{ name: 'migrate', state: { running: {} } }],
        },
      }),
    ),
  },
  {
    when: 'the init container of a StatefulSet failed',
    rule: 'pod.init-stuck',
    facts: pods(
      aPod('postgres-0', {
        owner: database,
        isReady: false,
        status: {
          initContainerStatuses: [
            {
              name: 'setup',
              state: { terminated: { exitCode: 3, reason: 'Error' } },
            },
          ],
        },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'Init:Error',
      advice: /delete the Pod: StatefulSet postgres/,
    },
  },
];

const oomKilled = (seconds: number, more: Raw = {}) => ({
  restartCount: 1,
  lastState: {
    terminated: {
      reason: 'OOMKilled',
      exitCode: 137,
      finishedAt: ago(seconds),
    },
  },
  ...more,
});
const limited = {
  containers: [{ name: 'app', resources: { limits: { memory: '256Mi' } } }],
};

const memory: RuleCase[] = [
  {
    when: 'it was killed a short while ago and runs again',
    rule: 'pod.oom-killed',
    facts: pods(aPod('a', { spec: limited, container: oomKilled(600) })),
    says: {
      severity: 'warning',
      reason: 'OOMKilled',
      words: /limit of 256Mi/,
      advice: /limits\.memory of container app above 256Mi/,
    },
  },
  {
    when: 'it is not running since',
    rule: 'pod.oom-killed',
    facts: pods(
      aPod('a', {
        container: oomKilled(60, {
          state: { waiting: { reason: 'CrashLoopBackOff' } },
        }),
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'OOMKilled',
      advice: /no memory limit/,
    },
  },
  {
    when: 'a young Pod was restarted twice',
    rule: 'pod.oom-killed',
    facts: pods(
      aPod('a', {
        container: oomKilled(60, { restartCount: 2 }),
        status: {
          startTime: ago(1800),
          containerStatuses: [
            {
              name: 'app',
              ready: true,
              state: { running: {} },
              ...oomKilled(60, { restartCount: 2 }),
            },
          ],
        },
      }),
    ),
    says: { severity: 'critical', reason: 'OOMKilled' },
  },
  {
    when: 'it was 59 minutes and 59 seconds ago',
    rule: 'pod.oom-killed',
    facts: pods(aPod('a', { container: oomKilled(3599) })),
    says: { severity: 'warning', reason: 'OOMKilled' },
  },
  {
    when: 'it was an hour ago',
    rule: 'pod.oom-killed',
    facts: pods(aPod('a', { container: oomKilled(3600) })),
  },
  {
    when: 'it was killed for another reason',
    rule: 'pod.oom-killed',
    facts: pods(
      aPod('a', {
        container: {
          lastState: {
            terminated: { reason: 'Error', exitCode: 137, finishedAt: ago(5) },
          },
        },
      }),
    ),
  },
];

const unscheduled = (
  seconds: number,
  message = '0/3 nodes are available: 3 Insufficient cpu.',
) =>
  pods(
    aPod('a', {
      isReady: false,
      status: {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message,
            lastTransitionTime: ago(seconds),
          },
        ],
      },
    }),
  );

const scheduling: RuleCase[] = [
  {
    when: 'no node has room',
    rule: 'pod.unschedulable',
    facts: unscheduled(60),
    says: {
      severity: 'warning',
      reason: 'Unschedulable',
      words: /not enough CPU/,
      advice: /requests\.cpu/,
    },
  },
  {
    when: 'just before five minutes',
    rule: 'pod.unschedulable',
    facts: unscheduled(299),
    says: { severity: 'warning', reason: 'Unschedulable' },
  },
  {
    when: 'from five minutes on',
    rule: 'pod.unschedulable',
    facts: unscheduled(300),
    says: { severity: 'critical', reason: 'Unschedulable' },
  },
  {
    when: 'several things stand in the way',
    rule: 'pod.unschedulable',
    facts: unscheduled(
      60,
      '0/3 nodes are available: 1 node(s) had untolerated taint {gpu: true}, 2 Insufficient memory.',
    ),
    says: {
      severity: 'warning',
      reason: 'Unschedulable',
      words: /not enough memory and tainted nodes/,
    },
  },
  {
    when: 'it waits behind a scheduling gate',
    rule: 'pod.unschedulable',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: {
          conditions: [
            {
              type: 'PodScheduled',
              status: 'False',
              reason: 'SchedulingGated',
            },
          ],
        },
      }),
    ),
  },
];

const unready = (startedSeconds: number, more: Raw = {}) =>
  aPod('backend-x', {
    owner: backend,
    status: {
      phase: 'Running',
      conditions: [{ type: 'Ready', status: 'False' }],
      containerStatuses: [
        {
          name: 'app',
          ready: false,
          state: { running: { startedAt: ago(startedSeconds) } },
          ...more,
        },
      ],
    },
  });

const readiness: RuleCase[] = [
  {
    when: 'no other replica is ready',
    rule: 'pod.readiness-failing',
    facts: pods(unready(31)),
    says: {
      severity: 'critical',
      reason: 'ReadinessProbeFailed',
      words: /readiness probe of container app/,
      advice: /kubectl logs -n shop backend-x -c app`/,
    },
  },
  {
    when: 'another replica is ready',
    rule: 'pod.readiness-failing',
    facts: pods(unready(31), aPod('backend-y', { owner: backend })),
    says: { severity: 'warning', reason: 'ReadinessProbeFailed' },
  },
  {
    when: 'it may still become ready',
    rule: 'pod.readiness-failing',
    facts: pods(unready(30)),
  },
  {
    when: 'it may still become ready, and the probe has failed already',
    rule: 'pod.readiness-failing',
    facts: {
      objects: {
        Pod: [unready(20)],
        Event: [
          anEvent('backend-x', 'Unhealthy', 'Readiness probe failed: 503', 10),
        ],
      },
    },
    says: { severity: 'critical', reason: 'ReadinessProbeFailed' },
  },
  {
    when: 'the probe failed before the container was restarted',
    rule: 'pod.readiness-failing',
    facts: {
      objects: {
        Pod: [unready(20)],
        Event: [
          anEvent('backend-x', 'Unhealthy', 'Readiness probe failed: 503', 40),
        ],
      },
    },
  },
  {
    when: 'its startup probe is not through',
    rule: 'pod.readiness-failing',
    facts: pods(unready(600, { started: false })),
  },
];

const ends: RuleCase[] = [
  {
    when: 'the node ran low on memory',
    rule: 'pod.evicted',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: memory. Threshold…',
        },
      }),
    ),
    says: {
      severity: 'warning',
      reason: 'Evicted',
      words: /low on memory/,
      advice: /kubectl describe node node-1/,
    },
  },
  {
    when: 'it was a day ago',
    rule: 'pod.evicted',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: { phase: 'Failed', reason: 'Evicted', startTime: ago(86_400) },
      }),
    ),
  },
  {
    when: 'it failed for another reason',
    rule: 'pod.evicted',
    facts: pods(
      aPod('a', { status: { phase: 'Failed', reason: 'NodeShutdown' } }),
    ),
  },
  {
    when: 'the Pod failed',
    rule: 'pod.failed',
    facts: pods(
      aPod('a', {
        isReady: false,
        status: { phase: 'Failed' },
        container: { state: { terminated: { exitCode: 3, reason: 'Error' } } },
      }),
    ),
    says: {
      severity: 'critical',
      reason: 'Error',
      words: /exit code 3/,
      advice: /kubectl logs/,
    },
  },
  {
    when: 'another took its place',
    rule: 'pod.failed',
    facts: pods(
      aPod('old', {
        owner: backend,
        isReady: false,
        status: {
          phase: 'Failed',
          reason: 'NodeShutdown',
          startTime: ago(7200),
        },
      }),
      aPod('new', { owner: backend, metadata: { creationTimestamp: ago(60) } }),
    ),
    says: { severity: 'info', reason: 'NodeShutdown' },
  },
  {
    when: 'it was evicted',
    rule: 'pod.failed',
    facts: pods(aPod('a', { status: { phase: 'Failed', reason: 'Evicted' } })),
  },
  {
    when: 'it is a Job’s',
    rule: 'pod.failed',
    facts: pods(
      aPod('a', {
        owner: { kind: 'Job', name: 'migrate' },
        status: { phase: 'Failed' },
      }),
    ),
  },
  {
    when: 'it should have ended long ago',
    rule: 'pod.stuck-terminating',
    facts: pods(
      aPod('a', {
        metadata: { deletionTimestamp: ago(301), finalizers: ['test/guard'] },
      }),
    ),
    says: {
      severity: 'warning',
      reason: 'StuckTerminating',
      words: /finalizer test\/guard/,
      advice: /kubectl get node node-1/,
    },
  },
  {
    when: 'five minutes are not over',
    rule: 'pod.stuck-terminating',
    facts: pods(aPod('a', { metadata: { deletionTimestamp: ago(300) } })),
  },
];

describeRules('rules of Pods', [
  ...imagePull,
  ...waiting,
  ...crashes,
  ...memory,
  ...scheduling,
  ...readiness,
  ...ends,
]);
