import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { PodUsageModel } from '@flightdeck/sandbox';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';
import type { TestUser } from '../__testUtils__/TestCluster';
import type { SourceTiming } from '../source/SourceTiming';

const MEBIBYTE = 2 ** 20;
const average = { cpu: () => 0.25, memory: () => 100 * MEBIBYTE };

describe('what Pods use', () => {
  const first = environment('first', { namespaces: ['contract-a'] });
  const both = environment('both', {
    namespaces: ['contract-a', 'contract-b'],
  });
  let measuredAt = Date.now();
  let sandbox: SandboxCluster;
  let running: RunningSource;

  const start = async (
    options: {
      user?: TestUser;
      model?: PodUsageModel;
      timing?: Partial<SourceTiming>;
      others?: number;
    } = {},
  ) => {
    const { user = 'reader', model, timing, others = 0 } = options;
    sandbox = await createSandboxCluster({ usage: model });
    for (const [namespace, app] of [
      ['contract-a', 'mine'],
      ['contract-a', 'theirs'],
      ['contract-b', 'mine'],
    ]) {
      await sandbox.apply({
        apiVersion: 'v1',
        kind: 'Pod',
        metadata: { name: `${app}-1`, namespace, labels: { app } },
        spec: { containers: [{ name: 'main' }, { name: 'sidecar' }] },
      });
    }
    const more = Array.from({ length: others }, (_, index) =>
      environment(`other-${index}`, { namespaces: [`other-${index}`] }),
    );
    running = new RunningSource(
      [sandbox.connect(user)],
      [first, both, ...more],
      { usageMs: 50, discoveryMs: 100, ...timing },
    );
    await running.start();
  };
  const model = () =>
    new PodUsageModel({ average, clock: () => new Date(measuredAt) });
  const read = () => running.source.read(first);

  beforeEach(() => {
    measuredAt = Date.now();
  });

  afterEach(async () => {
    running.stop();
    await sandbox.close();
  });

  it.each([
    ['namespace by namespace', 0],
    ['of the whole cluster at once', 20],
  ])('is read %s', async (_how, others) => {
    await start({ model: model(), others });
    const { usage, statuses } = await running.untilRead(
      both,
      reading => reading.usage?.length === 3,
    );
    expect(statuses[0].gaps.filter(({ what }) => what === 'usage')).toEqual([]);
    const pod = usage?.find(({ namespace }) => namespace === 'contract-b');
    expect(pod).toMatchObject({ name: 'mine-1' });
    expect(pod?.containers.map(({ name }) => name)).toEqual([
      'main',
      'sidecar',
    ]);
    const cores = pod?.containers.reduce((sum, each) => sum + each.cpuCores, 0);
    expect(cores).toBeGreaterThan(0.19);
    expect(cores).toBeLessThan(0.31);
    expect(pod?.containers[0].memoryBytes).toBeGreaterThan(40 * MEBIBYTE);
    expect(Date.parse(pod?.asOf ?? '')).toBeGreaterThan(measuredAt - 20_000);
  });

  it('is told only of the Pods that a label selector takes', async () => {
    await start({ model: model() });
    await running.untilRead(first, ({ usage }) => usage?.length === 2);
    const mine = { ...first, labelSelector: 'app=mine' };
    const { usage } = running.source.read(mine);
    expect(usage?.map(({ name }) => name)).toEqual(['mine-1']);
  });

  it('is told anew when it was measured anew', async () => {
    measuredAt -= 60_000;
    await start({ model: model() });
    const { usage } = await running.untilRead(
      first,
      r => r.usage?.length === 2,
    );
    running.changes.length = 0;
    measuredAt += 30_000;
    await running.untilRead(first, r => r.usage?.[0].asOf !== usage?.[0].asOf);
    await until(() => running.changes.length > 0);
    expect(running.changes.flat()).toContain(first.ref);
  });

  it('is unknown without a gap where nobody measures it', async () => {
    await start();
    const { usage, statuses } = await running.untilAllRead(first);
    expect(usage).toBeUndefined();
    expect(statuses[0].gaps).toEqual([]);
  });

  it('is a gap where it may not be read', async () => {
    await start({ model: model(), user: 'namespaced' });
    const { usage, statuses } = await running.untilRead(both, r =>
      r.statuses[0].gaps.some(({ what }) => what === 'usage'),
    );
    expect(statuses[0].gaps).toContainEqual({
      what: 'usage',
      state: 'forbidden',
      message:
        "The configured credentials may not list pods.metrics.k8s.io in namespace 'contract-b' of cluster 'contract'.",
    });
    expect(new Set(usage?.map(({ namespace }) => namespace))).not.toContain(
      'contract-b',
    );
  });

  it('is no longer told when it is old', async () => {
    let now = Date.now();
    await start({
      model: model(),
      timing: { clock: () => new Date(now), usageMs: 3_600_000 },
    });
    await running.untilRead(first, ({ usage }) => usage?.length === 2);
    now += 150_000;
    expect(read().usage).toHaveLength(2);
    now += 60_000;
    expect(read().usage).toBeUndefined();
  });

  it('is asked for only while environments use the cluster', async () => {
    await start({ model: model() });
    await running.untilRead(first, ({ usage }) => usage?.length === 2);
    running.setEnvironments([]);
    expect(read().usage).toBeUndefined();
    // Connections that nobody uses are closed after some seconds.
    await until(() => sandbox.proxy.open === 0, { within: 10_000 });
  });
});
