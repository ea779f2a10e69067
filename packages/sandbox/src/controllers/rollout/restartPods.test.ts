import { Manifest } from '../../kubernetes/Cluster';
import { fieldAt, textAt } from '../../kubernetes/json';
import {
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';
import { timestamp } from '../Timeline';

const REPLICAS = 4;
const CANARY = { canary: { steps: [{ setWeight: 50 }, { pause: {} }] } };
const BLUE_GREEN = { blueGreen: { activeService: 'web' } };

function rollout(strategy: unknown, container = {}): Manifest {
  const { spec } = deployment('web', { replicas: REPLICAS, container });
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Rollout',
    metadata: { name: 'web', namespace: NAMESPACE },
    spec: { ...Object(spec), strategy },
  };
}

function budget(spec: Record<string, unknown>): Manifest {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: 'web', namespace: NAMESPACE },
    spec: { selector: { matchLabels: { app: 'web' } }, ...spec },
  };
}

describe('the restart of a Rollout', () => {
  let test: TestCluster;
  let oldUids: string[];
  let fewestReady: number;
  const get = () => test.cluster.get('Rollout', NAMESPACE, 'web');
  const phase = () => textAt(get(), 'status', 'phase');
  const restartedAt = () => textAt(get(), 'status', 'restartedAt');
  const ready = () =>
    test.readyPods().filter(({ metadata }) => !metadata.deletionTimestamp);
  const oldPods = () =>
    test.pods().filter(({ metadata }) => oldUids.includes(metadata.uid));

  const start = (strategy: unknown) => {
    test.cluster.apply(rollout(strategy));
    test.timeline.until(() => phase() === 'Healthy');
    test.timeline.advance(60);
  };
  /** Asks for a restart in so many seconds. */
  const restart = (seconds = 0): string => {
    const now = test.timeline.now().getTime();
    const restartAt = timestamp(new Date(now + seconds * 1000));
    oldUids = test.pods().map(({ metadata }) => metadata.uid);
    fewestReady = ready().length;
    test.cluster.patch('Rollout', NAMESPACE, 'web', { spec: { restartAt } });
    return restartAt;
  };
  const untilRestarted = (at: string) =>
    test.timeline.until(
      () => restartedAt() === at && phase() === 'Healthy',
      600,
    );

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'web', namespace: NAMESPACE },
      spec: { selector: { app: 'web' }, ports: [{ port: 80 }] },
    });
    test.cluster.subscribe(({ object }) => {
      if (object.kind === 'Pod') {
        fewestReady = Math.min(fewestReady, ready().length);
      }
    });
  });

  afterEach(() => test.stop());

  it.each([
    ['with a canary', CANARY],
    ['with blue and green', BLUE_GREEN],
  ])(
    'replaces all Pods %s, one at a time, by no new version',
    (_, strategy) => {
      start(strategy);
      const revision = get()?.metadata.annotations;
      const hash = textAt(get(), 'status', 'currentPodHash');
      const at = restart();
      untilRestarted(at);
      expect(oldPods()).toEqual([]);
      expect(ready()).toHaveLength(REPLICAS);
      expect(fewestReady).toBe(REPLICAS - 1);
      expect(get()?.metadata.annotations).toEqual(revision);
      expect(textAt(get(), 'status', 'currentPodHash')).toBe(hash);
    },
  );

  it('replaces as many at a time as may be away', () => {
    start({ canary: { maxUnavailable: '50%' } });
    untilRestarted(restart());
    expect(fewestReady).toBe(REPLICAS / 2);
  });

  it('is done once for the same time, and anew for a later one', () => {
    start(CANARY);
    const first = restart();
    untilRestarted(first);
    const pods = test.pods().map(({ metadata }) => metadata.uid);
    test.cluster.patch('Rollout', NAMESPACE, 'web', {
      spec: { restartAt: first },
    });
    test.timeline.advance(300);
    expect(test.pods().map(({ metadata }) => metadata.uid)).toEqual(pods);
    untilRestarted(restart());
    expect(oldPods()).toEqual([]);
  });

  it('waits for its time', () => {
    start(CANARY);
    const at = restart(300);
    test.timeline.advance(200);
    expect(oldPods()).toHaveLength(REPLICAS);
    expect(restartedAt()).toBeUndefined();
    untilRestarted(at);
    expect(oldPods()).toEqual([]);
  });

  it('leaves both versions as they are while a canary waits', () => {
    start(CANARY);
    test.cluster.apply(rollout(CANARY, { image: 'example.org/web:2.0.0' }));
    test.timeline.until(() => phase() === 'Paused');
    test.timeline.advance(60);
    const at = restart();
    test.timeline.until(() => restartedAt() === at, 600);
    test.timeline.until(() => ready().length === REPLICAS);
    expect(oldPods()).toEqual([]);
    const images = test.pods().map(pod => {
      const [container] = [fieldAt(pod, 'spec', 'containers')].flat();
      return textAt(container, 'image');
    });
    expect(images.sort()).toEqual([
      ...Array(2).fill('example.org/web:1.0.0'),
      ...Array(2).fill('example.org/web:2.0.0'),
    ]);
    expect(phase()).toBe('Paused');
  });

  it('stands still where a disruption budget lets no Pod go', () => {
    start(CANARY);
    test.cluster.apply(budget({ minAvailable: REPLICAS }));
    test.timeline.advance(5);
    const at = restart();
    test.timeline.advance(600);
    expect(oldPods()).toHaveLength(REPLICAS);
    expect(restartedAt()).toBeUndefined();

    test.cluster.apply(budget({ minAvailable: REPLICAS - 1 }));
    untilRestarted(at);
    expect(fewestReady).toBe(REPLICAS - 1);
  });
});
