import { environment, RunningSource } from '../__testUtils__/RunningSource';
import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';

const ENFORCE = 'pod-security.kubernetes.io/enforce';
const shop = environment('shop', { namespaces: ['contract-a'] });
const both = environment('both', { namespaces: ['contract-a', 'contract-b'] });

describe('the labels of namespaces', () => {
  let sandbox: SandboxCluster;
  let running: RunningSource | undefined;

  const label = (name: string, level: string) =>
    sandbox.cluster.apply({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name, labels: { [ENFORCE]: level } },
    });
  /** The level that each namespace is known to enforce. */
  const levelsOf = (of: typeof shop) =>
    Object.entries(running?.source.read(of).namespaceLabels ?? {}).map(
      ([name, labels]) => [name, labels[ENFORCE]],
    );
  const run = async (
    user: 'reader' | 'namespaced',
    timing: ConstructorParameters<typeof RunningSource>[2] = {},
  ) => {
    running = new RunningSource([sandbox.connect(user)], [both], timing);
    return await running.start();
  };

  beforeEach(async () => {
    sandbox = await createSandboxCluster();
    label('contract-a', 'baseline');
  });

  afterEach(async () => {
    running?.stop();
    await sandbox.close();
  });

  it('are watched, those of namespaces in use', async () => {
    const source = await run('reader');
    label('elsewhere', 'restricted');
    await source.untilRead(both, () => levelsOf(both).length === 2);
    expect(levelsOf(both)).toEqual([
      ['contract-a', 'baseline'],
      ['contract-b', undefined],
    ]);

    source.changes.length = 0;
    label('contract-a', 'restricted');
    await source.untilRead(shop, () => levelsOf(shop)[0]?.[1] === 'restricted');
    expect(source.changes.flat()).toContain(both.ref);
  });

  it('are read one by one where all may not be listed', async () => {
    const source = await run('namespaced', { blockedRetryMs: 100 });
    await source.untilRead(both, () => levelsOf(both).length === 1);
    expect(levelsOf(both)).toEqual([['contract-a', 'baseline']]);

    label('contract-a', 'restricted');
    await source.untilRead(shop, () => levelsOf(shop)[0]?.[1] === 'restricted');
  });

  it('are not known where they may not be read any more, and known again later', async () => {
    const source = await run('reader', { blockedRetryMs: 100 });
    await source.untilRead(shop, () => levelsOf(shop).length === 1);
    sandbox.faults.forbidKinds.add('Namespace');
    sandbox.faults.dropWatches();
    await source.untilRead(shop, () => levelsOf(shop).length === 0);
    sandbox.faults.forbidKinds.clear();
    await source.untilRead(shop, () => levelsOf(shop).length === 1);
    expect(levelsOf(shop)).toHaveLength(1);
  });

  it('stay known while the cluster does not answer', async () => {
    const source = await run('reader', { graceMs: 50, heartbeatMs: 50 });
    await source.untilRead(shop, () => levelsOf(shop).length === 1);
    await sandbox.proxy.close();
    const reading = await source.untilRead(
      shop,
      ({ statuses }) => statuses[0].state === 'unreachable',
    );
    expect(Object.keys(reading.namespaceLabels ?? {})).toEqual(['contract-a']);
  });
});
