import { readDeployment } from '../controllers/objects/workloads';
import {
  containerStatus,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../controllers/testCluster';
import { ANNOTATION_ERROR_RATIO, ANNOTATION_LATENCY } from '../metrics';
import { ScenarioRunner } from './ScenarioRunner';
import { scenarios } from './scenarios';

describe('ScenarioRunner', () => {
  let test: TestCluster;
  let runner: ScenarioRunner;
  const servers = {
    kubernetes: { down: false },
    argocd: { down: false },
    prometheus: { down: false },
  };

  const view = (name: string) => {
    const object = test.cluster.get('Deployment', NAMESPACE, name);
    if (!object) {
      throw new Error(`Deployment ${name} is gone.`);
    }
    return readDeployment(object);
  };
  const isWell = (name: string, replicas: number) => {
    const { spec, status, metadata } = view(name);
    return (
      spec.replicas === replicas &&
      status.observedGeneration === metadata.generation &&
      status.updatedReplicas === replicas &&
      status.replicas === replicas &&
      status.availableReplicas === replicas
    );
  };
  const allWell = () => isWell('backend', 2) && isWell('celery-worker', 1);
  const waitingFor = (reason: string) => () =>
    test
      .pods()
      .some(pod => containerStatus(pod)?.state.waiting?.reason === reason);

  beforeEach(() => {
    test = startTestCluster();
    const { cluster } = test;
    cluster.apply(deployment('backend', { replicas: 2 }));
    cluster.apply(deployment('celery-worker', { replicas: 1 }));
    test.timeline.until(allWell);
    runner = new ScenarioRunner({ cluster, servers });
  });

  afterEach(() => test.stop());

  /** What each scenario looks like from outside. */
  const signs: Record<string, () => () => boolean> = {
    'image-pull': () => waitingFor('ImagePullBackOff'),
    'crash-loop': () => waitingFor('CrashLoopBackOff'),
    'out-of-memory': () => () =>
      test
        .pods()
        .some(
          pod =>
            containerStatus(pod)?.lastState.terminated?.reason === 'OOMKilled',
        ),
    'missing-secret': () => waitingFor('CreateContainerConfigError'),
    'not-ready': () => () => test.reasonsOfEvents().includes('Unhealthy'),
    unschedulable: () => () =>
      test.reasonsOfEvents().includes('FailedScheduling'),
    errors: () => () =>
      view('backend').metadata.annotations?.[ANNOTATION_ERROR_RATIO] === '0.2',
    slow: () => () =>
      view('backend').metadata.annotations?.[ANNOTATION_LATENCY] === '2.5',
    'scaled-to-zero': () => () => test.readyPods().length === 1,
    drift: () => () => isWell('celery-worker', 3),
    'kubernetes-down': () => () => servers.kubernetes.down,
    'argocd-down': () => () => servers.argocd.down,
    'prometheus-down': () => () => servers.prometheus.down,
  };

  it.each(scenarios.map(({ id }) => id))('breaks and heals: %s', id => {
    const before = view('backend').spec;
    const shows = signs[id]();
    expect(shows()).toBe(false);
    runner.break(NAMESPACE, id);
    test.timeline.until(shows, 300);
    expect(runner.broken(NAMESPACE)).toEqual([id]);

    expect(runner.heal(NAMESPACE)).toEqual([id]);
    test.timeline.until(allWell, 300);
    expect(view('backend').spec).toMatchObject(before);
    expect(servers).toEqual({
      kubernetes: { down: false },
      argocd: { down: false },
      prometheus: { down: false },
    });
    expect(view('backend').metadata.annotations).not.toHaveProperty(
      ANNOTATION_ERROR_RATIO,
    );
    expect(runner.heal(NAMESPACE)).toEqual([]);
    // The old ReplicaSet serves again: nothing of the scenario is left in the template.
    const active = test.cluster
      .list('ReplicaSet', NAMESPACE)
      .filter(set => JSON.stringify(set.spec).includes('"replicas":2'));
    expect(active).toHaveLength(1);
    expect(test.cluster.list('ReplicaSet', NAMESPACE).length).toBeLessThan(4);
  });

  it('heals all that is broken at once, also what was broken twice', () => {
    runner.break(NAMESPACE, 'image-pull');
    runner.break(NAMESPACE, 'image-pull');
    runner.break(NAMESPACE, 'unschedulable');
    runner.break(NAMESPACE, 'out-of-memory');
    test.timeline.advance(30);
    expect(runner.heal(NAMESPACE)).toEqual([
      'out-of-memory',
      'unschedulable',
      'image-pull',
    ]);
    test.timeline.until(allWell, 300);
    expect(JSON.stringify(view('backend').spec)).not.toMatch(/no-such|"64"/);
  });

  it('leaves alone what was repaired and changed meanwhile', () => {
    runner.break(NAMESPACE, 'image-pull');
    test.cluster.apply(
      deployment('backend', {
        replicas: 2,
        container: { image: 'example.org/backend:3.0.0' },
      }),
    );
    runner.heal(NAMESPACE);
    test.timeline.until(allWell, 120);
    expect(JSON.stringify(view('backend').spec)).toContain('backend:3.0.0');
  });

  it('does nothing to a Deployment that is gone', () => {
    runner.break(NAMESPACE, 'not-ready');
    test.cluster.delete('Deployment', NAMESPACE, 'backend');
    expect(runner.heal(NAMESPACE)).toEqual(['not-ready']);
  });

  it('knows environments by their label', () => {
    test.cluster.patch('Namespace', '', NAMESPACE, {
      metadata: { labels: { 'flightdeck.dev/environment': 'shop-prod' } },
    });
    expect(runner.environments()).toEqual(['shop-prod']);
    runner.break('shop-prod', 'errors');
    expect(runner.broken('shop-prod')).toEqual(['errors']);
  });

  it('lists what there is when it is asked for something else', () => {
    expect(() => runner.break('nowhere', 'errors')).toThrow(
      "There is no environment 'nowhere'; there are shop.",
    );
    expect(() => runner.heal('nowhere')).toThrow(/there are shop\.$/);
    expect(() => runner.break(NAMESPACE, 'fire')).toThrow(
      /^There is no scenario 'fire'; there are image-pull, crash-loop, /,
    );
  });
});
