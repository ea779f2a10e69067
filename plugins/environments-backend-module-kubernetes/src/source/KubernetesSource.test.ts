import { environment, RunningSource } from '../__testUtils__/RunningSource';
import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';
import { alias } from '../__testUtils__/TestCluster';
import type { SourceTiming } from './SourceTiming';

describe('KubernetesSource', () => {
  let sandbox: SandboxCluster;
  let running: RunningSource | undefined;
  const shop = environment('shop', { namespaces: ['contract-a'] });

  const run = async (timing?: Partial<SourceTiming>) => {
    running = new RunningSource(
      [
        sandbox.connect('reader'),
        { type: 'unsupported', name: 'eks', message: "'eks' needs aws." },
      ],
      [shop],
      timing,
    );
    return await running.start();
  };

  beforeEach(async () => {
    sandbox = await createSandboxCluster();
  });

  afterEach(async () => {
    running?.stop();
    await sandbox.close();
  });

  it.each([
    [
      'elsewhere',
      ["Cluster 'elsewhere' is not configured; configured are contract, eks."],
    ],
    ['eks', ["'eks' needs aws."]],
    ['contract', ["The environment names no namespace of cluster 'contract'."]],
    [undefined, []],
  ])('explains the cluster %s', async (cluster, messages) => {
    const { source } = await run();
    const reading = source.read(environment('lost', { cluster }));
    expect(reading.statuses.map(({ message }) => message)).toEqual(messages);
    expect(reading.statuses.every(({ state }) => state === 'unsupported')).toBe(
      true,
    );
    expect(Object.keys(reading.objects ?? {})).toEqual([]);
  });

  it('leaves out a kind that it may not read, and reads it once it may', async () => {
    await sandbox.apply(alias('contract-a', 'svc'));
    sandbox.faults.forbidKinds.add('Ingress');
    const { source } = await run({ blockedRetryMs: 100 });
    const reading = await running?.untilRead(shop, ({ statuses }) =>
      statuses[0].gaps.some(({ what }) => what === 'Ingress in contract-a'),
    );
    expect(reading?.objects?.Ingress).toBeUndefined();
    await running?.untilRead(shop, r => r.statuses[0].state === 'ok');
    expect(source.read(shop).objects).toMatchObject({ Pod: [] });

    sandbox.faults.forbidKinds.delete('Ingress');
    await running?.untilRead(shop, r => r.statuses[0].gaps.length === 0);
    expect(source.read(shop).objects?.Ingress).toEqual([]);
  });

  it('forgets what it may no longer read', async () => {
    await sandbox.apply(alias('contract-a', 'svc'));
    const { source } = await run();
    await running?.untilRead(shop, r => r.statuses[0].state === 'ok');
    expect(source.read(shop).objects?.Service).toHaveLength(1);

    sandbox.faults.forbidKinds.add('Service');
    sandbox.faults.dropWatches();
    await running?.untilRead(shop, r =>
      r.statuses[0].gaps.some(({ state }) => state === 'forbidden'),
    );
    expect(source.read(shop).objects?.Service).toBeUndefined();
  });

  it('keeps the facts while its credentials are refused', async () => {
    await sandbox.apply(alias('contract-a', 'svc'));
    const { source } = await run();
    await running?.untilRead(shop, r => r.statuses[0].state === 'ok');

    sandbox.faults.unauthorized = true;
    sandbox.faults.dropWatches();
    await running?.untilRead(shop, r => r.statuses[0].state === 'unauthorized');
    expect(source.read(shop).objects?.Service).toHaveLength(1);

    sandbox.faults.unauthorized = false;
    await running?.untilRead(shop, r => r.statuses[0].state === 'ok', 10_000);
  });

  it('narrows an environment to what its label selector asks for', async () => {
    await sandbox.apply(alias('contract-a', 'mine'));
    await sandbox.apply(alias('contract-a', 'theirs'));
    const { source } = await run();
    const mine = { ...shop, labelSelector: 'app=mine' };
    await running?.untilRead(shop, r => r.statuses[0].state === 'ok');
    expect(
      source.read(mine).objects?.Service?.map(each => each.metadata.name),
    ).toEqual(['mine']);
  });

  it('hands out the same arrays until something changes', async () => {
    const { source } = await run();
    await running?.untilRead(shop, r => r.statuses[0].state === 'ok');
    const { Pod, Service } = source.read(shop).objects ?? {};
    await sandbox.apply(alias('contract-a', 'svc'));
    await running?.untilRead(shop, r => r.objects?.Service?.length === 1);
    expect(source.read(shop).objects?.Pod).toBe(Pod);
    expect(source.read(shop).objects?.Service).not.toBe(Service);
  });
});
