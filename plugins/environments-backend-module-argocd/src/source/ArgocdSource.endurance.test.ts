import { mockServices } from '@backstage/backend-test-utils';
import {
  FaultyServer,
  until,
} from '@flightdeck/plugin-environments-node/testUtils';
import { environment } from '../__testUtils__/environments';
import { startGit, startSandbox, TOKEN } from '../__testUtils__/startSandbox';
import { ArgocdConnections } from './ArgocdConnections';
import { ArgocdSource } from './ArgocdSource';

const BREAKS = 1_000;
const prod = environment('prod', 'co2-calculator-prod');

describe('ArgocdSource', () => {
  it('goes on after a thousand breaks, and keeps nothing of them', async () => {
    const git = await startGit();
    const sandbox = await startSandbox(git);
    const server = await FaultyServer.start(sandbox.url);
    const logger = mockServices.logger.mock();
    const connections = new ArgocdConnections(
      [
        {
          name: 'sandbox',
          url: server.url,
          frontendUrl: server.url,
          credentials: { type: 'token', token: TOKEN },
        },
      ],
      { logger, timing: { retryMs: { first: 1, last: 2 }, settleMs: 1 } },
    );
    const source = new ArgocdSource(connections);
    const stop = new AbortController();
    await source.start({
      environments: { list: () => [prod], subscribe: () => () => {} },
      changed: () => {},
      signal: stop.signal,
    });
    const status = () => source.read(prod).statuses[0];
    const isOk = () => status()?.state === 'ok';
    await until(isOk, { what: status });

    for (let breaks = 0; breaks < BREAKS; breaks++) {
      const before = server.requests;
      server.drop();
      await until(() => server.requests > before, { what: status });
    }
    await until(isOk, { within: 10_000, what: status });
    expect(source.read(prod).applications).toHaveLength(1);
    expect(server.connections).toBeLessThan(10);

    stop.abort();
    await until(() => server.connections === 0);
    await server.close();
    await sandbox.close();
    await git.close();
  }, 120_000);
});
