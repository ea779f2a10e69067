import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { clusterTargets } from '../__testUtils__/clusterTargets';
import {
  environment,
  logged,
  RunningSource,
} from '../__testUtils__/RunningSource';
import {
  CANARY,
  clusterScopedManifests,
  kindManifests,
} from '../__testUtils__/kindManifests';
import type { TestCluster } from '../__testUtils__/TestCluster';
import { kinds } from '../watcher/resources';

jest.setTimeout(60_000);

describe.each(clusterTargets())('the kinds of %s', (_name, create) => {
  let cluster: TestCluster;
  let running: RunningSource | undefined;
  const first = () =>
    environment('first', { namespaces: [cluster.namespaces[0]] });

  const run = async (user: 'reader' | 'namespaced') => {
    running = new RunningSource([cluster.connect(user)], [first()]);
    await running.start();
    return running;
  };
  const isRead = () =>
    running?.source
      .read(first())
      .statuses.every(
        ({ state, gaps }) =>
          state === 'ok' && gaps.every(gap => gap.state !== 'starting'),
      ) ?? false;

  beforeAll(async () => {
    cluster = await create();
    const [namespace] = cluster.namespaces;
    for (const manifest of [
      ...clusterScopedManifests(namespace),
      ...kindManifests(namespace),
    ]) {
      await cluster.apply(manifest);
    }
  });

  afterEach(async () => {
    running?.stop();
    await until(() => cluster.proxy.open === 0);
  });

  afterAll(async () => {
    const [namespace] = cluster.namespaces;
    const [pod] = kindManifests(namespace);
    for (const manifest of [pod, ...clusterScopedManifests(namespace)]) {
      await cluster.delete(manifest);
    }
    await cluster.close();
  });

  it('are all read, by a stream each, and no value is kept', async () => {
    const { source } = await run('reader');
    await until(isRead);
    // The others wait for the next request.
    expect(cluster.proxy.open).toBeLessThan(kinds.length + 10);
    const { objects = {}, statuses } = source.read(first());
    expect(statuses[0].gaps).toEqual([]);

    const isNamed = (each: { metadata: { name: string } }) =>
      each.metadata.name === 'kinds';
    const named = { metadata: expect.objectContaining({ name: 'kinds' }) };
    const has = (rest: Record<string, unknown>) =>
      expect.arrayContaining([expect.objectContaining({ ...named, ...rest })]);
    expect(objects).toMatchObject({
      DaemonSet: has({}),
      Job: has({ spec: expect.objectContaining({ backoffLimit: 3 }) }),
      CronJob: has({
        spec: expect.objectContaining({ schedule: '0 4 * * *' }),
      }),
      PersistentVolumeClaim: has({}),
      PodDisruptionBudget: has({}),
      ResourceQuota: has({}),
      EndpointSlice: has({ ports: [{ name: 'http', port: 80 }] }),
      NetworkPolicy: has({}),
      Secret: has({ type: 'Opaque', keys: ['password'] }),
      ConfigMap: has({ keys: ['settings', 'binary'] }),
      LimitRange: has({}),
      ServiceAccount: has({ imagePullSecrets: [{ name: 'registry' }] }),
    });
    const since = Date.now() - 120_000;
    const [configMap] = objects.ConfigMap?.filter(isNamed) ?? [];
    expect(Date.parse(configMap.updatedAt ?? '')).toBeGreaterThan(since);
    const names = objects.Secret?.map(({ metadata }) => metadata.name);
    expect(names?.filter(name => name.includes('helm'))).toEqual([]);
    const told = `${JSON.stringify(source.read(first()))}${logged()}`;
    expect(told).not.toContain(CANARY);
    expect(told).not.toContain(Buffer.from(CANARY).toString('base64'));
  });

  it('include the volumes that are claimed, and all classes', async () => {
    const [namespace] = cluster.namespaces;
    await run('reader');
    await until(isRead);
    const { objects } = running?.source.read(first()) ?? {};
    expect(objects?.PersistentVolume?.map(each => each.metadata.name)).toEqual([
      `${namespace}-kinds`,
    ]);
    const name = `${namespace}-class`;
    const named = { metadata: expect.objectContaining({ name }) };
    expect(objects?.StorageClass).toContainEqual(
      expect.objectContaining({
        ...named,
        isDefault: true,
        volumeBindingMode: 'WaitForFirstConsumer',
      }),
    );
    expect(objects?.IngressClass).toContainEqual(
      expect.objectContaining({ ...named, isDefault: false }),
    );
  });

  it('include the nodes that run the Pods, and their changes', async () => {
    const [node] = clusterScopedManifests(cluster.namespaces[0]);
    const started = await run('reader');
    await until(isRead);
    const nodes = started.source.read(first()).objects?.Node;
    expect(nodes?.map(({ metadata }) => metadata.name)).toEqual([
      node.metadata.name,
    ]);

    started.changes.length = 0;
    await cluster.apply({ ...node, spec: { unschedulable: false } });
    await started.untilRead(
      first(),
      ({ objects }) => objects?.Node?.[0].spec.unschedulable !== true,
    );
    expect(started.changes.flat()).toContain(first().ref);
  });

  it('without rights in the whole cluster, what is in no namespace is a gap', async () => {
    const { source } = await run('namespaced');
    await until(isRead);
    const { objects, statuses } = source.read(first());
    expect(objects?.Node).toBeUndefined();
    expect(objects?.StorageClass).toBeUndefined();
    expect(objects?.PersistentVolume).toBeUndefined();
    expect(objects?.Secret?.length).toBeGreaterThan(0);
    const [{ state, gaps }] = statuses;
    expect(state).toBe('ok');
    expect(gaps.map(({ what }) => what)).toEqual([
      'Node',
      'StorageClass',
      'PersistentVolume',
      'IngressClass',
    ]);
    expect(gaps[0]).toEqual({
      what: 'Node',
      state: 'forbidden',
      message:
        "The configured credentials may not list and watch nodes of cluster 'contract'.",
    });
  });
});
