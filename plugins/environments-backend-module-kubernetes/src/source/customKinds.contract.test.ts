import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { clusterTargets } from '../__testUtils__/clusterTargets';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import type {
  ExtensibleCluster,
  TestManifest,
  TestUser,
} from '../__testUtils__/TestCluster';

jest.setTimeout(60_000);

/** Discovery and streams are asked again soon. */
const HURRIED = { discoveryMs: 300, blockedRetryMs: 200 };

describe.each(clusterTargets())('custom kinds of %s', (_name, create) => {
  let cluster: ExtensibleCluster;
  let running: RunningSource;
  const first = () =>
    environment('first', { namespaces: [cluster.namespaces[0]] });

  const run = async (user: TestUser = 'reader') => {
    running = new RunningSource([cluster.connect(user)], [first()], HURRIED);
    await running.start();
    await running.untilAllRead(first());
  };

  const scaledObject = (): TestManifest => ({
    apiVersion: 'keda.sh/v1alpha1',
    kind: 'ScaledObject',
    metadata: { name: 'worker', namespace: cluster.namespaces[0] },
    spec: { scaleTargetRef: { name: 'worker' }, maxReplicaCount: 7 },
  });

  beforeAll(async () => {
    cluster = await create();
  });

  afterEach(async () => {
    running.stop();
    await until(() => cluster.proxy.open === 0);
  });

  afterAll(async () => {
    await cluster.close();
  });

  it('are none, without a gap, where the cluster does not know them', async () => {
    await run();
    const { objects, statuses } = await running.untilRead(
      first(),
      r => r.objects?.Rollout !== undefined,
    );
    expect(statuses[0]).toMatchObject({ state: 'ok', gaps: [] });
    expect(objects).toMatchObject({
      ScaledObject: [],
      Rollout: [],
      Deployment: [],
    });
    const narrowed = { ...first(), labelSelector: 'app=worker' };
    expect(running.source.read(narrowed).objects).toMatchObject({
      ScaledObject: [],
      Rollout: [],
    });
  });

  it('are read once the cluster has them, and forgotten with them', async () => {
    await run();
    await running.untilRead(
      first(),
      r => r.objects?.ScaledObject?.length === 0,
    );
    await cluster.install('ScaledObject');
    await cluster.apply(scaledObject());
    const { objects } = await running.untilRead(
      first(),
      r => r.objects?.ScaledObject?.length === 1,
    );
    expect(objects?.ScaledObject?.[0].spec.maxReplicaCount).toBe(7);
    expect(objects?.Certificate).toEqual([]);

    await cluster.uninstall('ScaledObject');
    const { statuses } = await running.untilRead(
      first(),
      r => r.objects?.ScaledObject?.length === 0,
      20_000,
    );
    expect(statuses[0].gaps).toEqual([]);
  });

  it('are a gap where they are served and may not be read', async () => {
    await cluster.install('ScaledObject');
    running = new RunningSource(
      [cluster.connect('namespaced')],
      [environment('second', { namespaces: [cluster.namespaces[1]] })],
      HURRIED,
    );
    await running.start();
    const { objects } = await running.untilRead(
      environment('second', { namespaces: [cluster.namespaces[1]] }),
      ({ statuses }) =>
        statuses[0].gaps.some(
          ({ state, message }) =>
            state === 'forbidden' &&
            message.includes('scaledobjects.keda.sh in namespace'),
        ),
    );
    expect(objects?.ScaledObject).toBeUndefined();
    await cluster.uninstall('ScaledObject');
  });
});
