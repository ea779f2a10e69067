import fc from 'fast-check';
import { getEventListeners } from 'node:events';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { Recorder } from '../__testUtils__/Recorder';
import {
  createSandboxCluster,
  type SandboxCluster,
} from '../__testUtils__/sandboxCluster';
import { alias } from '../__testUtils__/TestCluster';
import type { WatchTiming } from './WatchTiming';

/** Waits are over at once. */
const hurried: Partial<WatchTiming> = {
  delay: async () => {
    await nextTurn();
  },
};

describe('watchKind', () => {
  let sandbox: SandboxCluster;
  let recorder: Recorder | undefined;

  beforeEach(async () => {
    sandbox = await createSandboxCluster();
  });

  afterEach(async () => {
    await recorder?.close();
    await sandbox.close();
  });

  it('leaks neither connections nor listeners over 1,000 reconnects', async () => {
    const watcher = new Recorder(sandbox.connect('reader'), {
      kind: 'Service',
      timing: hurried,
    });
    recorder = watcher;
    const { proxy } = sandbox;
    const isOk = () => watcher.state === 'ok';
    for (let count = 0; count < 1_000; count++) {
      await until(isOk);
      watcher.changes.length = 0;
      proxy.drop();
    }
    await until(isOk);

    expect(proxy.accepted).toBeGreaterThanOrEqual(1_000);
    expect(proxy.open).toBeLessThanOrEqual(2);
    expect(getEventListeners(watcher.signal, 'abort').length).toBeLessThan(5);
    await watcher.close();
    await until(() => proxy.open === 0);
  }, 60_000);

  it('lists again when the server has forgotten its history', async () => {
    const watcher = new Recorder(sandbox.connect('reader'), {
      kind: 'Service',
    });
    recorder = watcher;
    await until(() => watcher.state === 'ok');

    sandbox.proxy.setDown(true);
    await until(() => watcher.state === 'unreachable');
    await sandbox.apply(alias('contract-a', 'unseen'));
    sandbox.compact();
    sandbox.proxy.setDown(false);
    await until(() => watcher.objects.has('unseen'), { within: 10_000 });
    await until(() => watcher.state === 'ok');
    expect(watcher.count('replaced')).toBe(2);
  });

  it('begins a list anew when its pages no longer fit together', async () => {
    const names = ['a', 'b', 'c', 'd'];
    await Promise.all(
      names.map(name => sandbox.apply(alias('contract-a', name))),
    );
    sandbox.faults.latencyMs = 50;
    const watcher = new Recorder(sandbox.connect('reader'), {
      kind: 'Service',
      timing: { pageSize: 1 },
    });
    recorder = watcher;
    // The first page is on its way, or here.
    await until(() => sandbox.proxy.accepted > 0);
    await watcher.connection.answers({
      signal: watcher.signal,
      timeoutMs: 1_000,
    });
    await sandbox.delete(alias('contract-a', 'd'));
    sandbox.compact();
    await until(() => watcher.state === 'ok');

    expect(watcher.changes[0]).toMatchObject({ type: 'state', state: 'stale' });
    expect([...watcher.objects.keys()]).toEqual(['a', 'b', 'c']);
  });

  it('holds what the server holds after anything that may happen', async () => {
    const names = fc.constantFrom('a', 'b', 'c');
    const steps = fc.array(
      fc.oneof(
        { weight: 4, arbitrary: fc.tuple(fc.constant('apply'), names) },
        { weight: 3, arbitrary: fc.tuple(fc.constant('delete'), names) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('drop'), names) },
        { weight: 1, arbitrary: fc.tuple(fc.constant('compact'), names) },
        { weight: 2, arbitrary: fc.tuple(fc.constant('wait'), names) },
      ),
      { maxLength: 25 },
    );
    let round = 0;
    await fc.assert(
      fc.asyncProperty(steps, async all => {
        const watcher = new Recorder(sandbox.connect('reader'), {
          kind: 'Service',
          namespace: 'contract-a',
          timing: { ...hurried, pageSize: 2 },
        });
        const present = () =>
          sandbox.cluster
            .list('Service', 'contract-a')
            .map(
              ({ metadata }) =>
                [metadata.name, metadata.resourceVersion] as const,
            );
        try {
          for (const [step, name] of all) {
            round += 1;
            if (step === 'apply') {
              await sandbox.apply(
                alias('contract-a', name, `v${round}.example`),
              );
            } else if (step === 'delete') {
              if (sandbox.cluster.get('Service', 'contract-a', name)) {
                await sandbox.delete(alias('contract-a', name));
              }
            } else if (step === 'drop') {
              sandbox.faults.dropWatches();
            } else if (step === 'compact') {
              sandbox.compact();
            } else {
              await nextTurn();
            }
          }
          const wanted = () => JSON.stringify(present().sort());
          const held = () => JSON.stringify([...watcher.objects].sort());
          await until(() => watcher.state === 'ok' && held() === wanted(), {
            what: () => watcher.changes.slice(-3),
          });
          expect(watcher.count('replaced')).toBeGreaterThan(0);
        } finally {
          await watcher.close();
        }
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});
