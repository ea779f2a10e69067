import {
  applyClasses,
  NOW,
  startCluster,
  type Started,
} from './__testUtils__/startCluster';

const signal = new AbortController().signal;

describe('DefaultClusterDirectory', () => {
  let started: Started;

  afterEach(() => started.close());

  it('tells what a service can be built on', async () => {
    started = await startCluster([
      'ExternalSecret',
      'ClusterSecretStore',
      'Rollout',
    ]);
    applyClasses(started);
    started.cluster.apply({
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterSecretStore',
      metadata: { name: 'platform' },
      spec: {},
    });
    await expect(started.directory().describe({ signal })).resolves.toEqual({
      cluster: 'main',
      state: 'ok',
      message: "Cluster 'main' answers.",
      asOf: NOW.toISOString(),
      version: expect.stringMatching(/^v1\.\d+/),
      storageClasses: [
        { name: 'archive', default: false, expandable: false },
        { name: 'fast-ssd', default: true, expandable: true },
      ],
      ingressClasses: [{ name: 'nginx', default: false }],
      served: {
        ExternalSecret: true,
        InfisicalSecret: false,
        Certificate: false,
        PrometheusRule: false,
        ServiceMonitor: false,
        VerticalPodAutoscaler: false,
        Rollout: true,
      },
      secretStores: ['platform'],
      issuers: undefined,
      problems: [],
    });
  });

  it('tells which parts the credentials do not let it read', async () => {
    started = await startCluster(['ExternalSecret', 'ClusterSecretStore']);
    const told = await started.directory('nobody').describe({ signal });
    expect(told).toMatchObject({
      state: 'ok',
      served: { ExternalSecret: true, Rollout: false },
    });
    expect(told.storageClasses).toBeUndefined();
    expect(told.problems).toEqual(
      expect.arrayContaining(
        ['storage classes', 'ingress classes', 'secret stores'].map(what => ({
          what,
          state: 'forbidden',
          message: `The configured credentials may not read ${what} of cluster 'main'.`,
        })),
      ),
    );
  });

  it('tells of a namespace, its quotas and what is in it', async () => {
    started = await startCluster();
    const { cluster } = started;
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop-dev', labels: { team: 'shop' } },
    });
    cluster.apply({
      apiVersion: 'v1',
      kind: 'ResourceQuota',
      metadata: { name: 'team', namespace: 'shop-dev' },
      spec: { hard: { 'requests.cpu': '2', pods: '10' } },
      status: { hard: {}, used: { pods: '3' } },
    });
    const directory = started.directory();
    const tell = () => directory.describeNamespace('shop-dev', { signal });
    await expect(tell()).resolves.toMatchObject({
      cluster: 'main',
      name: 'shop-dev',
      state: 'exists',
      labels: { team: 'shop' },
      quotas: [
        { name: 'team', resource: 'requests.cpu', hard: '2', used: '0' },
        { name: 'team', resource: 'pods', hard: '10', used: '3' },
      ],
      holdsWorkloads: false,
      problems: [],
    });
    cluster.apply({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'web', namespace: 'shop-dev' },
      spec: {
        selector: { matchLabels: { app: 'web' } },
        template: {
          metadata: { labels: { app: 'web' } },
          spec: { containers: [{ name: 'web', image: 'web:1' }] },
        },
      },
    });
    await expect(tell()).resolves.toMatchObject({ holdsWorkloads: true });
  });

  it('tells that a namespace is not there, and refuses a name that none can have', async () => {
    started = await startCluster();
    const directory = started.directory();
    await expect(
      directory.describeNamespace('shop-dev', { signal }),
    ).resolves.toMatchObject({
      state: 'absent',
      message: "Cluster 'main' has no namespace 'shop-dev'.",
    });
    await expect(
      directory.describeNamespace('../secrets', { signal }),
    ).rejects.toMatchObject({ name: 'InputError' });
  });

  it('a namespace whose parts it may not read exists all the same', async () => {
    started = await startCluster();
    started.cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'shop-dev' },
    });
    const told = await started
      .directory('namespaces')
      .describeNamespace('shop-dev', { signal });
    expect(told).toMatchObject({ state: 'exists' });
    expect(told.quotas).toBeUndefined();
    expect(told.holdsWorkloads).toBeUndefined();
    expect(told.problems.map(({ what }) => what).sort()).toEqual([
      'quotas',
      'workloads',
    ]);
  });

  it.each([
    ['refused credentials', 'stranger', 'unauthorized', 'does not accept'],
    ['a lack of rights', 'nobody', 'ok', 'may not read namespaces'],
  ])(
    'with %s it cannot tell whether a namespace is there',
    async (_what, token, state, words) => {
      started = await startCluster();
      const directory = started.directory(token);
      await expect(
        directory.describeNamespace('shop-dev', { signal }),
      ).resolves.toMatchObject({
        state: 'unknown',
        message: expect.stringContaining(words),
      });
      await expect(directory.describe({ signal })).resolves.toMatchObject({
        state,
      });
    },
  );

  it('a cluster that does not answer is a state, soon', async () => {
    started = await startCluster();
    const directory = started.directory('reader', 'http://127.0.0.1:9');
    await expect(directory.describe({ signal })).resolves.toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining("Cluster 'main' does not answer"),
      served: {},
    });
    await expect(
      directory.describeNamespace('shop-dev', { signal }),
    ).resolves.toMatchObject({ state: 'unknown' });
  });

  it('rejects when the caller leaves', async () => {
    started = await startCluster();
    await expect(
      started.directory().describe({ signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });
});
