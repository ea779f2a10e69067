import { Manifest } from '../../kubernetes/Cluster';
import { numberAt, textAt } from '../../kubernetes/json';
import { NAMESPACE, startTestCluster, TestCluster } from '../testCluster';

const ZONE_A = { 'topology.kubernetes.io/zone': 'eu-central-1a' };
const NODES_OF_ZONE = 6;
const RESTART = 'kubectl.kubernetes.io/restartedAt';

interface Options {
  container?: Record<string, unknown>;
  rollingUpdate?: Record<string, unknown>;
  type?: string;
}

function agent(options: Options = {}): Manifest {
  const { container, rollingUpdate, type = 'RollingUpdate' } = options;
  return {
    apiVersion: 'apps/v1',
    kind: 'DaemonSet',
    metadata: { name: 'agent', namespace: NAMESPACE },
    spec: {
      selector: { matchLabels: { app: 'agent' } },
      updateStrategy: { type, ...(rollingUpdate && { rollingUpdate }) },
      template: {
        metadata: { labels: { app: 'agent' } },
        spec: {
          nodeSelector: ZONE_A,
          containers: [
            { name: 'agent', image: 'example.org/agent:1', ...container },
          ],
        },
      },
    },
  };
}

describe('DaemonSetController', () => {
  let test: TestCluster;
  const get = () => test.cluster.get('DaemonSet', NAMESPACE, 'agent');
  const told = (field: string) => numberAt(get(), 'status', field) ?? 0;
  const nodesOfPods = () =>
    test.pods().map(pod => textAt(pod, 'spec', 'nodeName'));
  const settle = (nodes = NODES_OF_ZONE) =>
    test.timeline.until(
      () =>
        numberAt(get(), 'status', 'observedGeneration') ===
          get()?.metadata.generation &&
        told('updatedNumberScheduled') === nodes &&
        told('numberAvailable') === nodes &&
        test.pods().length === nodes,
    );
  const start = (options?: Options) => {
    test.cluster.apply(agent(options));
    settle();
  };
  const restart = (at = '2026-01-01T00:00:00Z') =>
    test.cluster.patch('DaemonSet', NAMESPACE, 'agent', {
      spec: { template: { metadata: { annotations: { [RESTART]: at } } } },
    });
  /** The fewest that served and the most there were, from now on. */
  const watchPods = () => {
    const seen = { fewestReady: Infinity, mostPods: 0 };
    test.cluster.subscribe(({ object }) => {
      if (object.kind === 'Pod') {
        const ready = test
          .readyPods()
          .filter(({ metadata }) => !metadata.deletionTimestamp);
        seen.fewestReady = Math.min(seen.fewestReady, ready.length);
        seen.mostPods = Math.max(seen.mostPods, test.pods().length);
      }
    });
    return seen;
  };

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  it('keeps a Pod on each node that it selects, one that takes no others too', () => {
    test.cluster.patch('Node', '', 'sandbox-node-1', {
      spec: { unschedulable: true },
    });
    start();
    expect(new Set(nodesOfPods())).toEqual(
      new Set([1, 2, 3, 4, 5, 6].map(number => `sandbox-node-${number}`)),
    );
    expect(get()?.status).toMatchObject({
      desiredNumberScheduled: NODES_OF_ZONE,
      currentNumberScheduled: NODES_OF_ZONE,
      numberReady: NODES_OF_ZONE,
      numberMisscheduled: 0,
    });
    const [pod] = test.pods();
    test.cluster.delete('Pod', NAMESPACE, pod.metadata.name);
    settle();
    expect(new Set(nodesOfPods()).size).toBe(NODES_OF_ZONE);
  });

  it('follows nodes that come into its selection and leave it', () => {
    start();
    const zone = (name: string) => ({
      metadata: { labels: { 'topology.kubernetes.io/zone': name } },
    });
    test.cluster.patch('Node', '', 'sandbox-node-7', zone('eu-central-1a'));
    settle(NODES_OF_ZONE + 1);
    expect(nodesOfPods()).toContain('sandbox-node-7');
    test.cluster.patch('Node', '', 'sandbox-node-1', zone('eu-central-1b'));
    settle();
    expect(nodesOfPods()).not.toContain('sandbox-node-1');
  });

  it('is restarted node by node', () => {
    start();
    const before = test.pods().map(({ metadata }) => metadata.uid);
    const seen = watchPods();
    restart();
    settle();
    expect(seen).toEqual({
      fewestReady: NODES_OF_ZONE - 1,
      mostPods: NODES_OF_ZONE,
    });
    for (const { metadata } of test.pods()) {
      expect(before).not.toContain(metadata.uid);
      expect(metadata.annotations).toHaveProperty([RESTART]);
    }
  });

  it('is restarted several nodes at a time where it may be', () => {
    start({ rollingUpdate: { maxUnavailable: '50%' } });
    const seen = watchPods();
    restart();
    settle();
    expect(seen.fewestReady).toBe(NODES_OF_ZONE / 2);
  });

  it('lets new Pods come first where it may have more', () => {
    start({ rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } });
    const seen = watchPods();
    restart();
    settle();
    expect(seen.fewestReady).toBe(NODES_OF_ZONE);
    expect(seen.mostPods).toBeGreaterThan(NODES_OF_ZONE);
  });

  it('stops at the first node whose new Pod does not come up, and goes back', () => {
    start();
    const envFrom = [{ secretRef: { name: 'none' } }];
    test.cluster.apply(agent({ container: { envFrom } }));
    test.timeline.advance(600);
    expect(told('updatedNumberScheduled')).toBe(1);
    expect(told('numberAvailable')).toBe(NODES_OF_ZONE - 1);
    expect(told('numberUnavailable')).toBe(1);
    test.cluster.replace(agent());
    settle();
  });

  it('leaves Pods that nobody deletes as they are when told so', () => {
    start({ type: 'OnDelete' });
    restart();
    test.timeline.advance(120);
    expect(told('updatedNumberScheduled')).toBe(0);
    const [pod] = test.pods();
    test.cluster.delete('Pod', NAMESPACE, pod.metadata.name);
    test.timeline.until(() => told('updatedNumberScheduled') === 1);
    test.timeline.until(() => told('numberAvailable') === NODES_OF_ZONE);
  });
});
