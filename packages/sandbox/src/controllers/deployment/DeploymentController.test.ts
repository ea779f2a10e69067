import {
  conditionOf,
  containerStatus,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../testCluster';
import {
  deploymentNamed,
  images,
  isRolledOut,
  replicaSets,
  setImage,
} from './testDeployments';

describe('DeploymentController', () => {
  let test: TestCluster;

  beforeEach(() => {
    test = startTestCluster();
    test.cluster.apply(
      deployment('backend', {
        spec: {
          strategy: {
            type: 'RollingUpdate',
            rollingUpdate: { maxSurge: 1, maxUnavailable: 0 },
          },
        },
      }),
    );
    test.timeline.until(() => isRolledOut(test), 60);
  });

  afterEach(() => test.stop());

  const rollOut = () => test.timeline.until(() => isRolledOut(test), 120);

  const scale = (replicas: number) => {
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { replicas },
    });
    test.timeline.until(
      () => isRolledOut(test) && test.pods().length === replicas,
      60,
    );
  };

  it('brings up a new Deployment', () => {
    const { metadata, object } = deploymentNamed(test);
    expect(test.readyPods()).toHaveLength(3);
    expect(metadata.annotations?.['deployment.kubernetes.io/revision']).toBe(
      '1',
    );
    expect(object.status).toMatchObject({
      observedGeneration: metadata.generation,
      replicas: 3,
      readyReplicas: 3,
    });
    expect(object.status).not.toHaveProperty('unavailableReplicas');
    expect(conditionOf(object, 'Available')?.status).toBe('True');
    const zones = new Set(
      test.pods().map(pod => JSON.stringify(pod.spec).match(/node-\d+/)?.[0]),
    );
    expect(zones.size).toBe(3);
  });

  it('never has fewer available Pods than asked for during a rollout', () => {
    const seen: number[] = [];
    const total: number[] = [];
    const stop = test.cluster.subscribe(() => {
      seen.push(test.readyPods().length);
      total.push(test.pods().filter(p => !p.metadata.deletionTimestamp).length);
    });
    setImage(test, 'example.org/backend:2.0.0');
    rollOut();
    stop();
    expect(Math.min(...seen)).toBeGreaterThanOrEqual(3);
    expect(Math.max(...total)).toBeLessThanOrEqual(4);
    expect(images(test)).toEqual(['2.0.0', '2.0.0', '2.0.0']);
    expect(test.reasonsOfEvents()).toContain('ScalingReplicaSet');
  });

  it('stops at the first broken Pod, says so at the deadline, and recovers', () => {
    setImage(test, 'example.org/backend:no-such-2');
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { progressDeadlineSeconds: 60 },
    });
    const progressing = () =>
      conditionOf(deploymentNamed(test).object, 'Progressing');
    test.timeline.until(
      () => progressing()?.reason === 'ProgressDeadlineExceeded',
      120,
    );
    expect(progressing()?.status).toBe('False');
    expect(test.readyPods()).toHaveLength(3);
    expect(
      test.pods().map(pod => containerStatus(pod)?.state.waiting?.reason),
    ).toContain('ImagePullBackOff');

    setImage(test, 'example.org/backend:1.0.0');
    test.timeline.until(() => isRolledOut(test), 60);
    expect(images(test)).toEqual(['1.0.0', '1.0.0', '1.0.0']);
  });

  it('replaces the Pods on a restart and numbers the revision', () => {
    const before = test.pods().map(pod => pod.metadata.name);
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: {
        template: {
          metadata: {
            annotations: {
              'kubectl.kubernetes.io/restartedAt': '2030-01-01T00:01:00Z',
            },
          },
        },
      },
    });
    test.timeline.until(
      () => isRolledOut(test) && test.pods().length === 3,
      120,
    );
    const after = test.pods().map(pod => pod.metadata.name);
    expect(after.filter(name => before.includes(name))).toEqual([]);
    expect(
      deploymentNamed(test).metadata.annotations?.[
        'deployment.kubernetes.io/revision'
      ],
    ).toBe('2');
  });

  it('takes up the old ReplicaSet again on an undo, as the newest revision', () => {
    const [first] = replicaSets(test);
    setImage(test, 'example.org/backend:2.0.0');
    rollOut();
    // What `kubectl rollout undo` writes: the template of the old ReplicaSet.
    const { 'pod-template-hash': _hash, ...labels } =
      first.spec.template.metadata.labels ?? {};
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: {
        template: {
          metadata: { creationTimestamp: null, labels },
          spec: first.spec.template.spec,
        },
      },
    });
    rollOut();
    const [again] = replicaSets(test).filter(set => set.spec.replicas > 0);
    expect(again.metadata.uid).toBe(first.metadata.uid);
    expect(
      again.metadata.annotations?.['deployment.kubernetes.io/revision'],
    ).toBe('3');
    expect(replicaSets(test)).toHaveLength(2);
  });

  it('scales up, down and to nothing', () => {
    [5, 2, 0, 1].forEach(scale);
    expect(replicaSets(test)).toHaveLength(1);
  });

  it('holds a rollout while it is paused, but scales', () => {
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { paused: true },
    });
    setImage(test, 'example.org/backend:2.0.0');
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { replicas: 4 },
    });
    test.timeline.advance(60);
    expect(images(test)).toEqual(['1.0.0', '1.0.0', '1.0.0', '1.0.0']);
    expect(
      conditionOf(deploymentNamed(test).object, 'Progressing'),
    ).toMatchObject({ status: 'Unknown', reason: 'DeploymentPaused' });
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { paused: false },
    });
    rollOut();
    expect(images(test)).toEqual(['2.0.0', '2.0.0', '2.0.0', '2.0.0']);
  });

  it('ends all old Pods before it makes new ones when it recreates', () => {
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { strategy: { type: 'Recreate', rollingUpdate: null } },
    });
    const mixed: string[][] = [];
    const stop = test.cluster.subscribe(() => {
      const present = new Set(images(test));
      if (present.size > 1) {
        mixed.push([...present]);
      }
    });
    setImage(test, 'example.org/backend:2.0.0');
    rollOut();
    stop();
    expect(mixed).toEqual([]);
  });

  it('keeps no more history than it is told to', () => {
    test.cluster.patch('Deployment', NAMESPACE, 'backend', {
      spec: { revisionHistoryLimit: 2 },
    });
    for (const version of ['2', '3', '4', '5']) {
      setImage(test, `example.org/backend:${version}`);
      rollOut();
    }
    test.timeline.advance(5);
    expect(replicaSets(test)).toHaveLength(3);
  });

  it('takes its ReplicaSets and Pods along when it is deleted', () => {
    test.cluster.delete('Deployment', NAMESPACE, 'backend');
    test.timeline.until(() => test.pods().length === 0, 60);
    expect(replicaSets(test)).toEqual([]);
  });
});
