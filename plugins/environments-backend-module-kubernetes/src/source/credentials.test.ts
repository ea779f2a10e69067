import { createMockDirectory } from '@backstage/backend-test-utils';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';
import { alias } from '../__testUtils__/TestCluster';

describe('credentials that rotate', () => {
  const directory = createMockDirectory();
  const shop = environment('shop', { namespaces: ['contract-a'] });
  let sandbox: SandboxCluster;
  let running: RunningSource;

  beforeEach(async () => {
    sandbox = await createSandboxCluster();
    directory.setContent({ token: 'reader' });
    const path = directory.resolve('token');
    running = new RunningSource(
      [
        {
          ...sandbox.connect('reader'),
          credentials: { type: 'tokenFile', path },
        },
      ],
      [shop],
    );
    await running.start();
    await running.untilAllRead(shop);
  });

  afterEach(async () => {
    running.stop();
    await sandbox.close();
  });

  it('are taken from the file while everything is watched', async () => {
    directory.setContent({ token: 'revoked' });
    sandbox.faults.unauthorized = true;
    sandbox.faults.dropWatches();
    await running.untilRead(
      shop,
      ({ statuses }) => statuses[0].state === 'unauthorized',
    );
    // The one that was refused is no longer used; the next one is accepted.
    sandbox.faults.unauthorized = false;
    directory.setContent({ token: 'reader\n' });
    await sandbox.apply(alias('contract-a', 'meanwhile'));
    const reading = await running.untilRead(
      shop,
      ({ statuses, objects }) =>
        statuses[0].state === 'ok' && objects?.Service?.length === 1,
      10_000,
    );
    expect(JSON.stringify(reading)).not.toContain('revoked');
  }, 30_000);
});
