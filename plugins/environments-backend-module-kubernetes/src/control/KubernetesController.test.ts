import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { WorkloadProgress } from '@flightdeck/plugin-environments-node';
import { createLivingSandbox } from '../__testUtils__/livingSandbox';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import { createSandboxCluster } from '../__testUtils__/sandboxCluster';
import type { TestCluster, TestManifest } from '../__testUtils__/TestCluster';
import { KubernetesController } from './KubernetesController';

jest.setTimeout(60_000);

const signal = () => AbortSignal.timeout(30_000);
const requestedBy = 'user:default/jane';

function deployment(namespace: string, name = 'api'): TestManifest {
  const labels = { app: name };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name, namespace, labels },
    spec: {
      replicas: 2,
      selector: { matchLabels: labels },
      template: {
        metadata: { labels },
        spec: { containers: [{ name, image: `example.org/${name}:1.0.0` }] },
      },
    },
  };
}

describe('KubernetesController', () => {
  let cluster: TestCluster;
  let running: RunningSource;
  let controller: KubernetesController;

  const workload = (name = 'api'): WorkloadRef => {
    const [namespace] = cluster.namespaces;
    return { kind: 'Deployment', namespace, name };
  };
  const shop = (labelSelector?: string) =>
    environment('shop', { namespaces: [cluster.namespaces[0]], labelSelector });
  const read = () => controller.read(shop(), workload(), { signal: signal() });
  const restart = (mark: string) =>
    controller.restart(
      shop(),
      { workload: workload(), mark, requestedBy },
      { signal: signal() },
    );
  const scale = (replicas: number) =>
    controller.scale(
      shop(),
      { workload: workload(), replicas, requestedBy },
      { signal: signal() },
    );
  const follow = async () => {
    const told: WorkloadProgress[] = [];
    const changes = controller.follow(shop(), workload(), { signal: signal() });
    for await (const progress of changes) {
      told.push(progress);
    }
    return told;
  };

  const start = async (create: () => Promise<TestCluster>) => {
    cluster = await create();
    const connection = cluster.connect('reader');
    running = await new RunningSource([connection], [shop()]).start();
    controller = new KubernetesController(
      { clusters: [connection], unsupportedLocators: [], unwatchedKinds: [] },
      { source: running.source },
    );
    await cluster.apply(deployment(cluster.namespaces[0]));
    await running.untilRead(
      shop(),
      ({ objects }) => objects?.Deployment?.length === 1,
    );
  };

  afterEach(async () => {
    running.stop();
    await controller.close();
    await cluster.close();
  });

  it('restarts, follows to the end, and does nothing for the same mark', async () => {
    await start(createLivingSandbox);
    await restart('one');
    const told = await follow();
    expect(told.at(-1)).toMatchObject({ state: 'succeeded' });
    const after = await read();
    expect(after).toMatchObject({ restartMark: 'one', replicas: 2 });
    await restart('one');
    expect((await read()).generation).toBe(after.generation);
    await restart('two');
    expect((await read()).generation).toBeGreaterThan(after.generation);
  });

  it('scales, and follows through an outage of the cluster', async () => {
    await start(createLivingSandbox);
    await scale(3);
    cluster.proxy.setDown(true);
    const changes = controller.follow(shop(), workload(), { signal: signal() });
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
    expect(await read()).toMatchObject({ replicas: 3, pods: 3 });
  });

  it('tells beforehand, and on trying, which right is missing', async () => {
    await start(() => createSandboxCluster());
    const { forbidden } = await read();
    const where = `in namespace '${cluster.namespaces[0]}' of cluster 'contract'`;
    const lacks = (what: string) =>
      `The configured credentials may not patch ${what} ${where}.`;
    expect(forbidden).toEqual({
      restart: lacks('deployments.apps'),
      scale: lacks('deployments.apps/scale'),
    });
    await expect(restart('one')).rejects.toMatchObject({
      name: 'InputError',
      message: forbidden?.restart,
    });
    await expect(scale(5)).rejects.toMatchObject({
      name: 'InputError',
      message: forbidden?.scale,
    });
  });

  it('touches nothing outside of the environment', async () => {
    await start(createLivingSandbox);
    const options = { signal: signal() };
    const elsewhere = { ...workload(), namespace: cluster.namespaces[1] };
    const odd = workload('../api');
    for (const wrong of [elsewhere, odd, workload('none')]) {
      const request = { workload: wrong, replicas: 0, requestedBy };
      await expect(
        controller.scale(shop(), request, options),
      ).rejects.toMatchObject({ name: 'NotFoundError' });
    }
    await expect(
      controller.scale(
        shop('app=other'),
        { workload: workload(), replicas: 0, requestedBy },
        options,
      ),
    ).rejects.toMatchObject({ name: 'NotFoundError' });
    expect(await read()).toMatchObject({ replicas: 2 });
  });
});
