import { FaultyServer } from '@flightdeck/plugin-environments-node/testUtils';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';
import { alias } from '../__testUtils__/TestCluster';

const RECOVERS_WITHIN_MS = 10_000;

jest.setTimeout(60_000);

describe('a cluster that refused everything', () => {
  let cluster: SandboxCluster;
  let server: FaultyServer;
  let source: RunningSource;
  const shop = () =>
    environment('shop', { namespaces: [cluster.namespaces[0]] });

  beforeEach(async () => {
    cluster = await createSandboxCluster();
    await cluster.apply(alias(cluster.namespaces[0], 'one'));
    const connected = cluster.connect('reader');
    server = await FaultyServer.start(connected.url);
    source = new RunningSource([{ ...connected, url: server.url }], [shop()]);
    await source.start();
    await source.untilRead(shop(), r => r.statuses[0].state === 'ok');
  });

  afterEach(async () => {
    source.stop();
    await server.close();
    await cluster.close();
  });

  it.each([
    [403, 'forbidden'],
    ['garbage', 'unsupported'],
    [401, 'unauthorized'],
  ] as const)('with %s is read again soon', async (fault, state) => {
    server.spoil(fault);
    const refused = await source.untilRead(
      shop(),
      r => r.statuses[0].state === state,
    );
    expect(refused.statuses[0].message).toContain("luster 'contract'");

    server.mend();
    const reading = await source.untilRead(
      shop(),
      r => r.statuses[0].state === 'ok' && r.statuses[0].gaps.length === 0,
      RECOVERS_WITHIN_MS,
    );
    expect(reading.objects?.Service).toHaveLength(1);
  });
});
