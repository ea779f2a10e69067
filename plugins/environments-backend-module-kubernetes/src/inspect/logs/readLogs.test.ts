import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { InspectedSandbox } from '../__testUtils__/InspectedSandbox';
import { owned, pod } from '../__testUtils__/manifests';

jest.setTimeout(30_000);

const at = (seconds: number) => new Date(Date.now() - 60_000 + seconds * 1_000);

const texts = (entries: LogEntry[]) =>
  entries.flatMap(entry => (entry.type === 'line' ? [entry.text] : []));
const notices = (entries: LogEntry[]) =>
  entries.flatMap(entry => (entry.type === 'notice' ? [entry.message] : []));

describe('reading logs that are not followed', () => {
  let test: InspectedSandbox;

  const create = async (
    options?: Parameters<typeof InspectedSandbox.create>[0],
  ) => {
    test = await InspectedSandbox.create(options);
  };

  const all = async (...args: Parameters<InspectedSandbox['read']>) => {
    const entries: LogEntry[] = [];
    for await (const entry of test.read(...args)) {
      entries.push(entry);
    }
    return entries;
  };

  afterEach(async () => {
    await until(() => test.logs.open === 0);
    await test.close();
  });

  /** A workload of each kind whose logs can be read, with the Pods `one` and `two`. */
  async function applyWorkload(kind: string): Promise<void> {
    const uid = await test.apply(owned(kind, 'web'));
    let owner = { kind, name: 'web', uid };
    const between = { Deployment: 'ReplicaSet', CronJob: 'Job' }[kind];
    if (between) {
      const name = 'web-5d4';
      owner = {
        kind: between,
        name,
        uid: await test.apply(owned(between, name, { owner })),
      };
    }
    await test.apply(
      pod('one', { owner }),
      pod('two', { owner }),
      pod('other'),
    );
  }

  it.each([
    'Deployment',
    'ReplicaSet',
    'StatefulSet',
    'DaemonSet',
    'Job',
    'CronJob',
  ] as const)('merges the Pods of a %s by time', async kind => {
    await create();
    await applyWorkload(kind);
    test.logs.write('one', 'first', { at: at(1) });
    test.logs.write('two', 'second', { at: at(2) });
    test.logs.write('one', 'third', { at: at(3) });
    test.logs.write('other', 'not of this');

    const entries = await all({ kind, name: 'web' });
    expect(texts(entries)).toEqual(['first', 'second', 'third']);
    expect(entries[0]).toEqual({
      type: 'line',
      pod: 'one',
      container: 'app',
      time: expect.stringMatching(/^\d{4}-.*\.\d{9}Z$/),
      text: 'first',
    });
    expect(entries.at(-1)).toEqual({ type: 'end' });
  });

  it('reads all containers, or the one that is asked for', async () => {
    await create();
    await test.apply(
      pod('one', {
        initContainers: { migrate: 'ended' },
        containers: { app: 'running', proxy: 'running' },
      }),
    );
    test.logs.write('one', 'a', { container: 'migrate', at: at(1) });
    test.logs.write('one', 'b', { container: 'app', at: at(2) });
    test.logs.write('one', 'c', { container: 'proxy', at: at(3) });

    const request = { kind: 'Pod', name: 'one' } as const;
    expect(texts(await all(request))).toEqual(['a', 'b', 'c']);
    expect(texts(await all({ ...request, container: 'proxy' }))).toEqual(['c']);
    await expect(all({ ...request, container: 'none' })).rejects.toThrow(
      "There is no container 'none'. There are migrate, app, proxy.",
    );
  });

  it.each([
    ['the end', { tailLines: 2 }, ['Three', 'four']],
    ['nothing', { tailLines: 0 }, []],
    ['what is young', { sinceSeconds: 58 }, ['Three', 'four']],
    ['what has a text in it', { filter: 'THREE' }, ['Three']],
  ])('reads only %s', async (_what, part, expected) => {
    await create();
    await test.apply(pod('one'));
    ['one', 'two', 'Three', 'four'].forEach((text, index) =>
      test.logs.write('one', text, { at: at(index + 1) }),
    );
    const entries = await all({ kind: 'Pod', name: 'one', ...part });
    expect(texts(entries)).toEqual(expected);
  });

  it('reads the life before the last restart, and says where there was none', async () => {
    await create();
    await test.apply(
      pod('one', { containers: { app: 'running', proxy: 'running' } }),
    );
    test.logs.write('one', 'out of memory');
    test.logs.start('one');
    test.logs.write('one', 'started again');
    test.logs.write('one', 'proxied', { container: 'proxy' });

    const entries = await all({ kind: 'Pod', name: 'one', previous: true });
    expect(texts(entries)).toEqual(['out of memory']);
    expect(notices(entries)).toEqual([
      'Container proxy of Pod one has not run before.',
    ]);
  });

  it('says what cannot be read, and reads the rest', async () => {
    await create();
    const uid = await test.apply(owned('ReplicaSet', 'web'));
    const owner = { kind: 'ReplicaSet', name: 'web', uid };
    await test.apply(
      pod('one', { owner }),
      pod('two', {
        owner,
        containers: { app: { waiting: 'ImagePullBackOff' } },
      }),
    );
    test.logs.write('one', 'here');
    const entries = await all({ kind: 'ReplicaSet', name: 'web' });
    expect(texts(entries)).toEqual(['here']);
    expect(notices(entries)).toEqual([
      'Container app of Pod two has not started: ImagePullBackOff.',
    ]);
  });

  it('says that a Pod has no node yet', async () => {
    await create();
    const { spec, ...pending } = pod('one', { phase: 'Pending' });
    await test.apply({
      ...pending,
      spec: { containers: [{ name: 'app' }] },
      status: {},
    });
    expect(await all({ kind: 'Pod', name: 'one' })).toEqual([
      {
        type: 'notice',
        pod: 'one',
        container: 'app',
        message:
          'Container app of Pod one has not started: its Pod has no node yet.',
      },
      { type: 'end' },
    ]);
  });

  it('reads the newest of many Pods', async () => {
    await create();
    const uid = await test.apply(owned('ReplicaSet', 'web'));
    const owner = { kind: 'ReplicaSet', name: 'web', uid };
    const names = Array.from({ length: 12 }, (_, index) => `p${index}`);
    await test.apply(...names.map(name => pod(name, { owner })));
    names.forEach(name => test.logs.write(name, name));
    const entries = await all({ kind: 'ReplicaSet', name: 'web' });
    expect(texts(entries)).toHaveLength(10);
    expect(notices(entries)).toEqual([
      'ReplicaSet web has 12 Pods. The newest 10 are read.',
    ]);
  });

  it('says that a workload has no Pods', async () => {
    await create();
    await test.apply(owned('Deployment', 'web'));
    expect(await all({ kind: 'Deployment', name: 'web' })).toEqual([
      { type: 'notice', message: 'Deployment web has no Pods now.' },
      { type: 'end' },
    ]);
  });

  it('keeps the newest lines within the bounds of an answer', async () => {
    await create();
    await test.apply(pod('one'));
    const long = 'x'.repeat(20_000);
    const lines = Array.from({ length: 600 }, (_, index) => `${index} ${long}`);
    test.logs.write('one', lines);
    const entries = await all({ kind: 'Pod', name: 'one', tailLines: 600 });
    const read = texts(entries);
    expect(read.at(-1)).toMatch(/^599 x{16380} … \(3620 bytes left out\)$/);
    const bytes = Buffer.byteLength(read.join(''));
    expect(bytes).toBeGreaterThan(5_100_000);
    expect(bytes).toBeLessThanOrEqual(5_242_880);
    expect(notices(entries)).toEqual([
      expect.stringMatching(
        /^\d+ older lines are left out: an answer holds 5 MiB\.$/,
      ),
    ]);
  });
});
