import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { clusterTargets } from '../__testUtils__/clusterTargets';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import type { TestCluster, TestManifest } from '../__testUtils__/TestCluster';
import { kinds } from '../watcher/resources';

jest.setTimeout(60_000);

const CANARY = 'canary-4f1c';
const CONTAINERS = [{ name: 'main', image: 'example.org/main:1' }];
const TEMPLATE = {
  metadata: { labels: { app: 'kinds' } },
  spec: { restartPolicy: 'Never', containers: CONTAINERS },
};
/** No node is taken by the Pods of controllers, where there are some. */
const NOWHERE = { nodeSelector: { 'example.org/nowhere': 'true' } };
const SELECTOR = { matchLabels: { app: 'kinds' } };

/** One of each kind, as small as the API server takes it. */
function manifests(namespace: string): TestManifest[] {
  const node = `${namespace}-node`;
  const one = (
    apiVersion: string,
    kind: string,
    rest: Record<string, unknown>,
    name = 'kinds',
  ): TestManifest => ({
    apiVersion,
    kind,
    metadata: { name, namespace },
    ...rest,
  });
  return [
    ...[node, `${node}-idle`].map(name => ({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name },
      spec: { unschedulable: true },
    })),
    one('v1', 'Pod', {
      // An account of its own, so that nothing waits for the one that every namespace gets.
      spec: { ...TEMPLATE.spec, nodeName: node, serviceAccountName: 'reader' },
    }),
    one('apps/v1', 'DaemonSet', {
      spec: {
        selector: SELECTOR,
        template: { ...TEMPLATE, spec: { ...NOWHERE, containers: CONTAINERS } },
      },
    }),
    one('batch/v1', 'Job', {
      spec: {
        backoffLimit: 3,
        template: { ...TEMPLATE, spec: { ...TEMPLATE.spec, ...NOWHERE } },
      },
    }),
    one('batch/v1', 'CronJob', {
      spec: {
        schedule: '0 4 * * *',
        suspend: true,
        jobTemplate: { spec: { template: TEMPLATE } },
      },
    }),
    one('v1', 'PersistentVolumeClaim', {
      spec: {
        storageClassName: 'none',
        accessModes: ['ReadWriteOnce'],
        resources: { requests: { storage: '1Gi' } },
      },
    }),
    one('policy/v1', 'PodDisruptionBudget', {
      spec: { minAvailable: 1, selector: SELECTOR },
    }),
    one('v1', 'ResourceQuota', { spec: { hard: { pods: '40' } } }),
    one('discovery.k8s.io/v1', 'EndpointSlice', {
      addressType: 'IPv4',
      endpoints: [{ addresses: ['10.1.2.3'], conditions: { ready: true } }],
      ports: [{ name: 'http', port: 80 }],
    }),
    one('networking.k8s.io/v1', 'NetworkPolicy', {
      spec: { podSelector: SELECTOR, policyTypes: ['Ingress'] },
    }),
    one('v1', 'Secret', {
      type: 'Opaque',
      data: { password: Buffer.from(CANARY).toString('base64') },
    }),
    one(
      'v1',
      'Secret',
      { type: 'helm.sh/release.v1', data: { release: 'aGVsbQ==' } },
      'sh.helm.release.v1.kinds.v1',
    ),
    one('v1', 'ConfigMap', { data: { settings: CANARY } }),
  ];
}

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
    for (const manifest of manifests(cluster.namespaces[0])) {
      await cluster.apply(manifest);
    }
  });

  afterEach(async () => {
    running?.stop();
    await until(() => cluster.proxy.open === 0);
  });

  afterAll(async () => {
    for (const manifest of manifests(cluster.namespaces[0]).slice(0, 3)) {
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
      ConfigMap: has({ keys: ['settings'] }),
    });
    const names = objects.Secret?.map(({ metadata }) => metadata.name);
    expect(names?.filter(name => name.includes('helm'))).toEqual([]);
    const told = JSON.stringify(source.read(first()));
    expect(told).not.toContain(CANARY);
    expect(told).not.toContain(Buffer.from(CANARY).toString('base64'));
  });

  it('include the nodes that run the Pods, and their changes', async () => {
    const [node] = manifests(cluster.namespaces[0]);
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

  it('without rights to nodes, nodes are a gap and all is well', async () => {
    const { source } = await run('namespaced');
    await until(isRead);
    const { objects, statuses } = source.read(first());
    expect(objects?.Node).toBeUndefined();
    expect(objects?.Secret?.length).toBeGreaterThan(0);
    expect(statuses[0]).toMatchObject({
      state: 'ok',
      gaps: [
        {
          what: 'Node',
          state: 'forbidden',
          message:
            "The configured credentials may not list and watch nodes of cluster 'contract'.",
        },
      ],
    });
  });
});
