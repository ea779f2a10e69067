import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { WorkloadProgress } from '@flightdeck/plugin-environments-node';
import { createLivingSandbox } from '../__testUtils__/livingSandbox';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import type { TestCluster } from '../__testUtils__/TestCluster';
import { workloadManifest } from '../__testUtils__/workloadManifests';
import { KubernetesController } from './KubernetesController';

jest.setTimeout(90_000);

const signal = () => AbortSignal.timeout(60_000);
const requestedBy = 'user:default/jane';
/** Of the nodes of the sandbox, a few. */
const FEW_NODES = { 'topology.kubernetes.io/zone': 'eu-central-1a' };

describe('KubernetesController', () => {
  let cluster: TestCluster;
  let running: RunningSource;
  let controller: KubernetesController;

  const refTo = (kind: WorkloadRef['kind'], name: string): WorkloadRef => ({
    kind,
    namespace: cluster.namespaces[0],
    name,
  });
  const shop = (labelSelector?: string) =>
    environment('shop', { namespaces: [cluster.namespaces[0]], labelSelector });
  const read = (workload: WorkloadRef) =>
    controller.read(shop(), workload, { signal: signal() });
  const restart = (workload: WorkloadRef, mark: string) =>
    controller.restart(
      shop(),
      { workload, mark, at: new Date(), requestedBy },
      { signal: signal() },
    );
  const scale = (workload: WorkloadRef, replicas: number, of = shop()) =>
    controller.scale(
      of,
      { workload, replicas, requestedBy },
      { signal: signal() },
    );
  const follow = async (workload: WorkloadRef) => {
    const told: WorkloadProgress[] = [];
    const changes = controller.follow(shop(), workload, { signal: signal() });
    for await (const progress of changes) {
      told.push(progress);
    }
    return told;
  };
  /** The Pods that stay, by identity. */
  const podsOf = ({ name }: WorkloadRef) =>
    (running.source.read(shop()).objects?.Pod ?? [])
      .filter(
        ({ metadata }) =>
          metadata.labels.app === name && !metadata.deletionTimestamp,
      )
      .map(({ metadata }) => metadata.uid);
  const untilPods = (workload: WorkloadRef, count: number) =>
    running.untilRead(shop(), () => podsOf(workload).length === count);
  const start = async (kind: WorkloadRef['kind'], name: string) => {
    const workload = refTo(kind, name);
    const labels = { app: name };
    const container = { name, image: `example.org/${name}:1.0.0` };
    await cluster.apply(
      workloadManifest(workload, {
        template: {
          metadata: { labels },
          spec: { nodeSelector: FEW_NODES, containers: [container] },
        },
      }),
    );
    await follow(workload);
    return workload;
  };

  beforeAll(async () => {
    cluster = await createLivingSandbox();
    const connection = cluster.connect('reader');
    running = await new RunningSource([connection], [shop()]).start();
    controller = new KubernetesController(
      { clusters: [connection], unsupportedLocators: [], unwatchedKinds: [] },
      { source: running.source },
    );
    await running.untilAllRead(shop());
  });

  afterAll(async () => {
    running.stop();
    await controller.close();
    await cluster.close();
  });

  it.each([
    ['Deployment', 2],
    ['StatefulSet', 2],
    ['DaemonSet', 6],
    ['Rollout', 2],
  ] as const)(
    'restarts a %s, follows it to the end, and does nothing for the same mark',
    async (kind, count) => {
      const workload = await start(kind, `restarted-${kind.toLowerCase()}`);
      await untilPods(workload, count);
      const old = podsOf(workload);
      expect(await read(workload)).toMatchObject({
        pods: count,
        replacedByRestart: count,
      });
      await restart(workload, 'one');
      const told = await follow(workload);
      expect(told.map(({ state }) => state)).toEqual([
        ...told.slice(1).map(() => 'running'),
        'succeeded',
      ]);
      expect(told.length).toBeGreaterThan(1);
      await untilPods(workload, count);
      expect(podsOf(workload).filter(uid => old.includes(uid))).toEqual([]);

      const after = await read(workload);
      expect(after).toMatchObject({ restartMark: 'one', pods: count });
      await restart(workload, 'one');
      expect((await read(workload)).generation).toBe(after.generation);
      await restart(workload, 'two');
      expect((await read(workload)).generation).toBeGreaterThan(
        after.generation,
      );
    },
  );

  it.each(['Deployment', 'StatefulSet', 'Rollout'] as const)(
    'scales a %s up, down, and to nothing',
    async kind => {
      const workload = await start(kind, `scaled-${kind.toLowerCase()}`);
      for (const replicas of [4, 1, 0]) {
        await scale(workload, replicas);
        expect((await follow(workload)).at(-1)).toMatchObject({
          state: 'succeeded',
        });
        expect(await read(workload)).toMatchObject({ replicas });
        await untilPods(workload, replicas);
      }
    },
  );

  it('tells of an outage while it follows, and goes on after it', async () => {
    const workload = await start('Deployment', 'away');
    await scale(workload, 3);
    cluster.proxy.setDown(true);
    const changes = controller.follow(shop(), workload, { signal: signal() });
    const first = await changes.next();
    expect(first.value).toMatchObject({
      state: 'running',
      message: expect.stringContaining('does not answer'),
    });
    cluster.proxy.setDown(false);
    let last: WorkloadProgress | undefined;
    for await (const progress of changes) {
      last = progress;
    }
    expect(last).toMatchObject({ state: 'succeeded' });
    expect(await read(workload)).toMatchObject({ replicas: 3, pods: 3 });
  });

  it('touches nothing outside of the environment', async () => {
    const workload = await start('Deployment', 'kept');
    const elsewhere = { ...workload, namespace: cluster.namespaces[1] };
    for (const wrong of [
      elsewhere,
      refTo('Deployment', '../kept'),
      refTo('Deployment', 'none'),
    ]) {
      await expect(scale(wrong, 0)).rejects.toMatchObject({
        name: 'NotFoundError',
      });
    }
    await running.untilRead(shop('app=other'), ({ objects }) =>
      Boolean(objects?.Deployment),
    );
    await expect(scale(workload, 0, shop('app=other'))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await read(workload)).toMatchObject({ replicas: 2 });
  });
});
