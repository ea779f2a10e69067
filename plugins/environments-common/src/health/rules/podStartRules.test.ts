import { aPod, aWaitingPod } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

const backend = { kind: 'Deployment', name: 'backend' };
const database = { kind: 'StatefulSet', name: 'postgres' };

const pods = (...Pod: ReturnType<typeof aPod>[]) => ({ objects: { Pod } });

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

describe('rules about Pods that do not start', () => {
  it.each([...waiting, ...crashes])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
