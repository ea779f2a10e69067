import { aPod, aSource, aWaitingPod } from '../../__testUtils__/builders';
import { rawObject } from '../../__testUtils__/builders/raw';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import { kubernetesProjections } from '../../kubernetes';

type APod = ReturnType<typeof aPod>;
const facts = (pod: APod, ...names: string[]): RuleCase['facts'] => ({
  objects: {
    Pod: [pod],
    ConfigMap: [],
    Secret: names.map(name =>
      kubernetesProjections.Secret.parse(rawObject(name, {})),
    ),
  },
});
const pulling = { imagePullSecrets: [{ name: 'registry' }] };
const mounting = {
  containers: [{ name: 'app', envFrom: [{ secretRef: { name: 'db' } }] }],
};
const both = { ...pulling, ...mounting };
const silent = { rule: 'ref.missing' };
const missing = (severity: 'critical' | 'warning', words: RegExp) => ({
  ...silent,
  says: { severity, reason: 'ReferenceMissing', words },
});

const cases: RuleCase[] = [
  {
    when: 'a Pod runs and its pull Secret is gone',
    facts: facts(aPod('a', { spec: pulling })),
    ...missing('warning', /^pulls its images without Secret registry/),
  },
  {
    when: 'a Pod starts and its pull Secret is gone',
    facts: facts(aWaitingPod('a', 'ContainerCreating', { spec: pulling })),
    ...missing('warning', /^pulls its images without/),
  },
  {
    when: 'the image cannot be pulled, which is told of apart',
    facts: facts(aWaitingPod('a', 'ErrImagePull', { spec: pulling })),
    ...silent,
  },
  {
    when: 'the pull Secret is there',
    facts: facts(aPod('a', { spec: pulling }), 'registry'),
    ...silent,
  },
  {
    when: 'Secrets cannot be read in the namespace',
    facts: {
      ...facts(aPod('a', { spec: both })),
      sources: [
        aSource({
          gaps: [
            { what: 'Secret in shop', state: 'forbidden', message: 'No.' },
          ],
        }),
      ],
    },
    ...silent,
  },
  {
    when: 'a Pod waits for a Secret that does not exist',
    facts: facts(
      aWaitingPod('a', 'CreateContainerConfigError', { spec: both }),
    ),
    ...missing('critical', /^cannot start: Secret db does not exist$/),
  },
  {
    when: 'a Pod crashed after it had started',
    facts: facts(
      aWaitingPod('a', 'CrashLoopBackOff', {
        spec: mounting,
        container: { lastState: { terminated: { exitCode: 1 } } },
      }),
    ),
    ...missing('warning', /^would not start again/),
  },
  {
    when: 'a Pod runs and is not ready for another reason',
    facts: facts(
      aPod('a', {
        spec: mounting,
        status: { conditions: [{ type: 'Ready', status: 'False' }] },
      }),
    ),
    ...missing('warning', /^would not start again/),
  },
  {
    when: 'a Pod has ended',
    facts: facts(aPod('a', { spec: both, status: { phase: 'Succeeded' } })),
    ...silent,
  },
];

describe('ref.missing', () => {
  it.each(cases)('$when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it('leaves to pod.image-pull to say which pull Secret does not exist', () => {
    const pod = aWaitingPod('a', 'ErrImagePull', { spec: pulling });
    expect(
      told({ when: '', rule: 'pod.image-pull', facts: facts(pod) }),
    ).toMatchObject([
      {
        advice: expect.stringContaining('Create Secret registry in namespace'),
      },
    ]);
    expect(
      told({ when: '', rule: 'pod.image-pull', facts: facts(pod, 'registry') }),
    ).toMatchObject([{ advice: expect.not.stringContaining('Create Secret') }]);
  });
});
