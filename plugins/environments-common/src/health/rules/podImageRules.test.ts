import { anEvent, aPod, aWaitingPod } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';

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

describe('rules about images of Pods', () => {
  it.each([...imagePull])('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });
});
