import { aPod, aReplicaSet, theFacts } from '../__testUtils__/builders';
import { ago, NAMESPACE } from '../__testUtils__/builders/raw';
import type { PodUsage } from '../observations';
import { newestUsage, assembleUsage } from './usage';
import { WorkloadIndex } from './WorkloadIndex';

const owner = { kind: 'Deployment', name: 'backend' };
const resources = {
  requests: { cpu: '250m', memory: '64Mi' },
  limits: { cpu: '1', memory: '128Mi' },
};
const bounded = { containers: [{ name: 'app', resources }] };
const MEBIBYTE = 1024 ** 2;

function used(name: string, cpuCores: number, seconds = 10): PodUsage {
  return {
    namespace: NAMESPACE,
    name,
    asOf: ago(seconds),
    containers: [{ name: 'app', cpuCores, memoryBytes: 10 * MEBIBYTE }],
  };
}

function usageOf(pods: ReturnType<typeof aPod>[], usage?: PodUsage[]) {
  const facts = {
    ...theFacts({
      objects: { Pod: pods, ReplicaSet: [aReplicaSet('backend')] },
    }),
    usage,
  };
  return assembleUsage(facts, new WorkloadIndex(facts))?.map(
    ({ subject, cpu, memory }) => [
      `${subject.kind} ${subject.name}`,
      cpu,
      memory,
    ],
  );
}

describe('assembleUsage', () => {
  it('sums workloads first, then tells of each Pod', () => {
    expect(
      usageOf(
        [
          aPod('backend-b', { owner, spec: bounded }),
          aPod('backend-a', { owner, spec: bounded }),
          aPod('done', { owner, status: { phase: 'Succeeded' } }),
        ],
        [used('backend-a', 0.1), used('backend-b', 0.3)],
      ),
    ).toEqual([
      [
        'Deployment backend',
        { used: 0.4, requests: 0.5, limits: 2 },
        {
          used: 20 * MEBIBYTE,
          requests: 128 * MEBIBYTE,
          limits: 256 * MEBIBYTE,
        },
      ],
      [
        'Pod backend-a',
        { used: 0.1, requests: 0.25, limits: 1 },
        {
          used: 10 * MEBIBYTE,
          requests: 64 * MEBIBYTE,
          limits: 128 * MEBIBYTE,
        },
      ],
      [
        'Pod backend-b',
        { used: 0.3, requests: 0.25, limits: 1 },
        {
          used: 10 * MEBIBYTE,
          requests: 64 * MEBIBYTE,
          limits: 128 * MEBIBYTE,
        },
      ],
    ]);
  });

  it('tells requests and limits where nothing is measured', () => {
    const [, [, cpu]] =
      usageOf([aPod('backend-a', { owner, spec: bounded })]) ?? [];
    expect(cpu).toEqual({ used: undefined, requests: 0.25, limits: 1 });
  });

  it('has no bound where one container has none, and counts sidecars', () => {
    const [[, cpu]] =
      usageOf([
        aPod('lone', {
          spec: {
            initContainers: [
              { name: 'proxy', restartPolicy: 'Always', resources },
              { name: 'migrate', resources },
            ],
            containers: [{ name: 'app' }],
          },
        }),
      ]) ?? [];
    expect(cpu).toEqual({ used: undefined, requests: 0.25, limits: undefined });
  });

  it.each([
    ['has no sum while a ready Pod is not measured', true, undefined],
    [
      'sums the others while a Pod that is not ready is not measured',
      false,
      0.1,
    ],
  ])('%s', (_, isReady, sum) => {
    const [[, cpu]] =
      usageOf(
        [aPod('backend-a', { owner }), aPod('backend-b', { owner, isReady })],
        [used('backend-a', 0.1)],
      ) ?? [];
    expect(cpu).toMatchObject({ used: sum });
  });

  it('is unknown without Pods', () => {
    const facts = theFacts({ objects: { Pod: undefined } });
    expect(assembleUsage(facts, new WorkloadIndex(facts))).toBeUndefined();
  });
});

describe('newestUsage', () => {
  it('is the time of the newest measurement, if there is one', () => {
    const usage = [used('a', 1, 20), used('b', 1, 5), used('c', 1, 30)];
    expect(newestUsage({ ...theFacts({}), usage })).toBe(ago(5));
    expect(newestUsage(theFacts({}))).toBeUndefined();
  });
});
