import {
  conditionOf,
  containerStatus,
  deployment,
  NAMESPACE,
  startTestCluster,
  TestCluster,
} from '../controllers/testCluster';
import { NEEDS_MEMORY } from './crashes';

describe('Kubelet', () => {
  let test: TestCluster;

  beforeEach(() => {
    test = startTestCluster();
  });

  afterEach(() => test.stop());

  const pod = () => test.pods()[0];
  const waiting = () => containerStatus(pod())?.state.waiting;
  const deploy = (options: Parameters<typeof deployment>[1]) =>
    test.cluster.apply(deployment('backend', { replicas: 1, ...options }));

  it('brings a Pod up step by step and tells it in Events', () => {
    deploy({});
    test.timeline.until(() => waiting()?.reason === 'ContainerCreating');
    expect(pod().status).toMatchObject({ phase: 'Pending' });
    test.timeline.until(() => test.readyPods().length === 1);
    expect(pod().status).toMatchObject({
      phase: 'Running',
      podIP: expect.stringMatching(/^10\.244\./),
      hostIP: expect.stringMatching(/^10\.0\.0\./),
      qosClass: 'Burstable',
      conditions: [
        { type: 'PodReadyToStartContainers', status: 'True' },
        { type: 'Initialized', status: 'True' },
        { type: 'Ready', status: 'True' },
        { type: 'ContainersReady', status: 'True' },
        { type: 'PodScheduled', status: 'True' },
      ],
    });
    const said = test.cluster
      .list('Event', NAMESPACE)
      .filter(event => JSON.stringify(event.involvedObject).includes('"Pod"'))
      .map(({ reason }) => reason);
    expect(said).toEqual([
      'Scheduled',
      'Pulling',
      'Pulled',
      'Created',
      'Started',
    ]);
  });

  it('backs off from an image that is not there', () => {
    deploy({ container: { image: 'ghcr.io/acme/backend:no-such-1' } });
    test.timeline.until(() => waiting()?.reason === 'ErrImagePull');
    test.timeline.until(() => waiting()?.reason === 'ImagePullBackOff');
    expect(waiting()?.message).toMatch(
      /ghcr\.io\/acme\/backend:no-such-1: not found$/,
    );
    test.timeline.advance(120);
    const failed = test.cluster
      .list('Event', NAMESPACE)
      .find(({ message }) =>
        String(message).startsWith('Failed to pull image'),
      );
    expect(failed).toMatchObject({ reason: 'Failed', type: 'Warning' });
    expect(Number(failed?.count)).toBeGreaterThan(2);
  });

  it.each([
    ['a setting that forbids it', [{ name: 'FAIL_ON_START', value: 'yes' }]],
    [
      'a database that has no Service',
      [
        {
          name: 'DATABASE_URL',
          value: 'postgresql://app:secret@nowhere:5432/x',
        },
      ],
    ],
  ])('lets a container crash again and again with %s', (_what, env) => {
    deploy({ container: { env } });
    test.timeline.until(() => waiting()?.reason === 'CrashLoopBackOff');
    expect(waiting()?.message).toMatch(
      /^back-off 10s restarting failed container=backend pod=backend-.+_shop\(.+\)$/,
    );
    expect(containerStatus(pod())).toMatchObject({
      ready: false,
      lastState: { terminated: { exitCode: 1, reason: 'Error' } },
    });
    const before = containerStatus(pod())?.restartCount ?? 0;
    test.timeline.advance(400);
    expect(containerStatus(pod())?.restartCount).toBeGreaterThan(before);
    expect(containerStatus(pod())?.restartCount).toBeLessThan(10);
    expect(JSON.stringify(test.cluster.list('Event'))).not.toContain('secret@');
  });

  it('recovers by itself once the Service is there', () => {
    deploy({ container: { env: [{ name: 'REDIS_HOST', value: 'redis' }] } });
    test.timeline.until(() => waiting()?.reason === 'CrashLoopBackOff');
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'redis', namespace: NAMESPACE },
      spec: { ports: [{ port: 6379 }] },
    });
    test.timeline.until(() => test.readyPods().length === 1);
    expect(containerStatus(pod())).toMatchObject({
      state: { running: {} },
      lastState: { terminated: { exitCode: 1 } },
    });
  });

  it('kills a container that needs more memory than it may have', () => {
    deploy({
      annotations: { [NEEDS_MEMORY]: '300Mi' },
      container: { resources: { limits: { memory: '128Mi' } } },
    });
    test.timeline.until(
      () => containerStatus(pod())?.state.terminated !== undefined,
    );
    expect(containerStatus(pod())?.state.terminated).toMatchObject({
      exitCode: 137,
      reason: 'OOMKilled',
    });
    test.timeline.until(() => waiting()?.reason === 'CrashLoopBackOff');
  });

  it('waits for a Secret, then for its key', () => {
    deploy({
      container: {
        env: [
          {
            name: 'PASSWORD',
            valueFrom: { secretKeyRef: { name: 'login', key: 'password' } },
          },
        ],
      },
    });
    test.timeline.until(
      () => waiting()?.reason === 'CreateContainerConfigError',
    );
    expect(waiting()?.message).toBe('secret "login" not found');
    const secret = (data: Record<string, string>) =>
      test.cluster.apply({
        apiVersion: 'v1',
        kind: 'Secret',
        metadata: { name: 'login', namespace: NAMESPACE },
        data,
      });
    secret({ user: 'YXBw' });
    test.timeline.until(
      () =>
        waiting()?.message ===
        "couldn't find key password in Secret shop/login",
    );
    secret({ password: 'aHVudGVyMg==' });
    test.timeline.until(() => test.readyPods().length === 1);
  });

  it('waits for a volume that cannot be mounted', () => {
    deploy({
      podSpec: { volumes: [{ name: 'files', configMap: { name: 'files' } }] },
    });
    test.timeline.until(() => test.reasonsOfEvents().includes('FailedMount'));
    expect(waiting()?.reason).toBe('ContainerCreating');
    test.cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'files', namespace: NAMESPACE },
    });
    test.timeline.until(() => test.readyPods().length === 1);
  });

  it('leaves a Pod pending that no node has room for', () => {
    deploy({ container: { resources: { requests: { cpu: '64' } } } });
    test.timeline.until(() =>
      test.reasonsOfEvents().includes('FailedScheduling'),
    );
    expect(conditionOf(pod(), 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message: expect.stringMatching(
        /^0\/18 nodes are available: 18 Insufficient cpu\./,
      ),
    });
    expect(pod().status).toMatchObject({ phase: 'Pending' });
  });

  it('runs init containers first', () => {
    deploy({
      podSpec: { initContainers: [{ name: 'migrate', image: 'migrate:1' }] },
    });
    test.timeline.until(() => waiting()?.reason === 'PodInitializing');
    expect(conditionOf(pod(), 'Initialized')?.status).toBe('False');
    test.timeline.until(() => test.readyPods().length === 1);
    expect(pod().status).toMatchObject({
      initContainerStatuses: [
        { ready: true, state: { terminated: { reason: 'Completed' } } },
      ],
    });
  });

  it('replaces the container of a Pod whose image is changed', () => {
    deploy({});
    test.timeline.until(() => test.readyPods().length === 1);
    test.cluster.patch('Pod', NAMESPACE, pod().metadata.name, {
      spec: {
        containers: [{ name: 'backend', image: 'example.org/backend:2' }],
      },
    });
    test.timeline.until(() => containerStatus(pod())?.restartCount === 1);
    test.timeline.until(() => test.readyPods().length === 1);
    expect(containerStatus(pod())).toMatchObject({
      image: 'example.org/backend:2',
    });
  });
});
