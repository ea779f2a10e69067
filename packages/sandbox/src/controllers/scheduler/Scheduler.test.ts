import { textAt } from '../../kubernetes/json';
import {
  conditionOf,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';

const ZONE = 'topology.kubernetes.io/zone';

describe('Scheduler', () => {
  let test: TestCluster;
  const labelsOfNodes = (label: string) =>
    test
      .pods()
      .map(pod => {
        const node = textAt(pod, 'spec', 'nodeName') ?? '';
        return test.cluster.get('Node', '', node)?.metadata.labels?.[label];
      })
      .sort();
  const settle = () => test.timeline.advance(30);
  const cordonZone = (zone: string) =>
    test.cluster
      .list('Node')
      .filter(({ metadata }) => metadata.labels?.[ZONE]?.endsWith(zone))
      .forEach(({ metadata }) =>
        test.cluster.patch('Node', '', metadata.name, {
          spec: { unschedulable: true },
        }),
      );
  const spread = (whenUnsatisfiable: string) => ({
    topologySpreadConstraints: [
      {
        maxSkew: 1,
        topologyKey: ZONE,
        whenUnsatisfiable,
        labelSelector: { matchLabels: { app: 'web' } },
      },
    ],
  });
  const refusals = () =>
    test.pods().flatMap(pod => {
      const condition = conditionOf(pod, 'PodScheduled');
      return condition?.status === 'False' ? condition.message : [];
    });

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('spreads Pods of one owner over zones, and over the nodes of each', () => {
    test.cluster.apply(deployment('web', { replicas: 3 }));
    settle();
    const zones = ['eu-central-1a', 'eu-central-1b', 'eu-central-1c'];
    expect(labelsOfNodes(ZONE)).toEqual(zones);
    test.cluster.patch('Deployment', NAMESPACE, 'web', {
      spec: { replicas: 18 },
    });
    settle();
    expect(new Set(labelsOfNodes('kubernetes.io/hostname')).size).toBe(18);
  });

  it('keeps to a spread that must be', () => {
    cordonZone('a');
    test.cluster.apply(
      deployment('web', { replicas: 4, podSpec: spread('DoNotSchedule') }),
    );
    settle();
    // One each in the two other zones: a second would be two more than in the first.
    expect(test.readyPods()).toHaveLength(2);
    expect(refusals()).toHaveLength(2);
    expect(refusals()[0]).toMatch(
      /^0\/18 nodes are available: 6 node\(s\) were unschedulable, 12 node\(s\) didn't match pod topology spread constraints\./,
    );
  });

  it('takes a spread that should be as a wish', () => {
    cordonZone('a');
    test.cluster.apply(
      deployment('web', { replicas: 4, podSpec: spread('ScheduleAnyway') }),
    );
    settle();
    expect(labelsOfNodes(ZONE)).toEqual([
      'eu-central-1b',
      'eu-central-1b',
      'eu-central-1c',
      'eu-central-1c',
    ]);
  });

  it.each([
    ['a node selector', { nodeSelector: { workload: 'application' } }],
    [
      'a required node affinity',
      {
        affinity: {
          nodeAffinity: {
            requiredDuringSchedulingIgnoredDuringExecution: {
              nodeSelectorTerms: [
                {
                  matchExpressions: [
                    {
                      key: 'node.kubernetes.io/instance-type',
                      operator: 'In',
                      values: ['t3.xlarge', 'm6i.large'],
                    },
                    { key: 'environment', operator: 'Exists' },
                  ],
                },
              ],
            },
          },
        },
      },
    ],
  ])('follows %s', (_name, podSpec) => {
    test.cluster
      .list('Node')
      .slice(2)
      .forEach(({ metadata }) =>
        test.cluster.patch('Node', '', metadata.name, {
          metadata: { labels: { workload: 'other', environment: null } },
        }),
      );
    test.cluster.apply(deployment('web', { replicas: 8, podSpec }));
    settle();
    expect(new Set(labelsOfNodes('workload'))).toEqual(
      new Set(['application']),
    );
    expect(test.readyPods()).toHaveLength(8);
  });

  it('keeps Pods apart that must not be on one node', () => {
    const podSpec = {
      affinity: {
        podAntiAffinity: {
          requiredDuringSchedulingIgnoredDuringExecution: [
            {
              topologyKey: ZONE,
              labelSelector: { matchLabels: { app: 'web' } },
            },
          ],
        },
      },
    };
    test.cluster.apply(deployment('web', { replicas: 4, podSpec }));
    settle();
    expect(test.readyPods()).toHaveLength(3);
    expect(refusals()[0]).toContain(
      "18 node(s) didn't match pod anti-affinity rules",
    );
  });

  it('has room for twelve environments of the usual size', () => {
    // Cores and Gi that the Pods of one environment in production ask for.
    const sizes = [
      ...Array.from({ length: 3 }, () => ['500m', '1Gi']),
      ...Array.from({ length: 2 }, () => ['1000m', '2Gi']),
      ...Array.from({ length: 4 }, () => ['200m', '512Mi']),
    ];
    const environments = Array.from({ length: 12 }, (_each, index) => index);
    environments
      .flatMap(environment =>
        sizes.map(([cpu, memory], index) =>
          deployment(`e${environment}-${index}`, {
            replicas: 1,
            container: { resources: { requests: { cpu, memory } } },
          }),
        ),
      )
      .forEach(manifest => test.cluster.apply(manifest));
    settle();
    expect(refusals()).toEqual([]);
    expect(test.pods()).toHaveLength(12 * sizes.length);
  });
});
