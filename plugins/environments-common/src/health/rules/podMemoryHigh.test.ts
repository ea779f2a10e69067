import { ago, aPod, NOW, theFacts } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import {
  judgeWithoutFeed,
  withEachFeed,
} from '../../__testUtils__/withoutFeed';
import { evaluateFindings } from '../evaluateFindings';

const MIB = 1024 ** 2;
const usage = (
  bytes: number,
  limit: string | undefined,
  name = 'web-1',
): RuleCase['facts'] => ({
  objects: {
    Pod: ['web-1', 'web-2'].map(pod =>
      aPod(pod, {
        owner: { kind: 'StatefulSet', name: 'web' },
        spec: {
          containers: [
            { name: 'app', resources: { limits: { memory: limit } } },
          ],
        },
      }),
    ),
  },
  usage: [
    {
      namespace: 'shop',
      name,
      asOf: ago(20),
      containers: [{ name: 'app', cpuCores: 0.1, memoryBytes: bytes }],
    },
  ],
});
const memory: RuleCase[] = [
  {
    when: 'it uses more than four fifths of its limit',
    rule: 'pod.memory-high',
    facts: usage(450 * MIB, '512Mi'),
    says: {
      severity: 'warning',
      reason: 'MemoryHigh',
      words: /87 % of the memory limit of container app \(450 MiB of 512 MiB\)/,
    },
  },
  {
    when: 'it uses four fifths of its limit',
    rule: 'pod.memory-high',
    facts: usage(800, '1k'),
  },
  {
    when: 'it has no limit',
    rule: 'pod.memory-high',
    facts: usage(1e12, undefined),
  },
  {
    when: 'its limit cannot be read',
    rule: 'pod.memory-high',
    facts: usage(1e12, 'much'),
  },
  {
    when: 'the Pod has gone',
    rule: 'pod.memory-high',
    facts: usage(1e12, '1Gi', 'web-3'),
  },
];

describe('pod.memory-high', () => {
  it.each(memory)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it.each(withEachFeed(memory))('$rule needs $feed ($when)', testCase => {
    expect(judgeWithoutFeed(testCase)).toEqual({ said: [], isListed: true });
  });

  it('is told of the Pods of one owner at once, though each uses another amount', () => {
    const one = usage(450 * MIB, '512Mi');
    const two = usage(500 * MIB, '512Mi', 'web-2');
    const { findings } = evaluateFindings(
      theFacts({
        ...one,
        usage: [...(one.usage ?? []), ...(two.usage ?? [])],
      }),
      undefined,
      NOW,
    );
    expect(findings).toMatchObject([
      {
        message:
          '2 of 2 pods of web use more than 80 % of the memory limit of container app.',
        others: [{ name: 'web-2' }],
      },
    ]);
  });
});
