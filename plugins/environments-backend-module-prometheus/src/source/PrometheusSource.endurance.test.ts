import { FaultyServer } from '@flightdeck/plugin-environments-node/testUtils';
import {
  SourceHarness,
  until,
  untilState,
} from '../__testUtils__/SourceHarness';
import { startSandbox } from '../__testUtils__/startSandbox';
import { environmentOf } from '../__testUtils__/TestEnvironments';

const BREAKS = 1_000;
const PROD = environmentOf('shop-prod');

describe('PrometheusSource', () => {
  it('goes on after a thousand breaks, and keeps nothing of them', async () => {
    const sandbox = await startSandbox();
    const harness = await SourceHarness.create(sandbox);
    const server = await FaultyServer.start(sandbox.url);
    const { source } = await harness.start(
      [PROD],
      { instances: [{ ...harness.instance, url: server.url }] },
      { indicatorsMs: 1, probeMs: 1, retryMs: { first: 1, last: 2 } },
    );
    await untilState(source, PROD, 'ok');

    for (let breaks = 0; breaks < BREAKS; breaks++) {
      const before = server.requests;
      server.drop();
      await until(() => server.requests > before);
    }
    await untilState(source, PROD, 'ok');
    expect(source.read(PROD).indicators).not.toEqual([]);
    expect(server.connections).toBeLessThan(10);

    await harness.close();
    await until(() => server.connections === 0);
    await server.close();
    await sandbox.close();
  }, 120_000);
});
