import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { InspectedSandbox } from '../__testUtils__/InspectedSandbox';
import { LogReader } from '../__testUtils__/LogReader';
import { owned, pod } from '../__testUtils__/manifests';

jest.setTimeout(30_000);

describe('following logs', () => {
  let test: InspectedSandbox;
  const readers: LogReader[] = [];

  const create = async (
    options?: Parameters<typeof InspectedSandbox.create>[0],
  ) => {
    test = await InspectedSandbox.create(options);
  };

  const follow = (request: Parameters<InspectedSandbox['read']>[0]) => {
    const reader = new LogReader(signal =>
      test.read({ follow: true, ...request }, signal),
    );
    readers.push(reader);
    return reader;
  };

  const untilOpen = (count: number, within?: number) =>
    until(() => test.logs.open === count, { within });

  afterEach(async () => {
    test.proxy.setDown(false);
    await Promise.all(readers.splice(0).map(reader => reader.leave()));
    await untilOpen(0);
    await test.close();
  });

  async function replicaSet() {
    const uid = await test.apply(owned('ReplicaSet', 'web'));
    return { kind: 'ReplicaSet', name: 'web', uid };
  }

  it('tells the past in order, and then what comes, of all Pods', async () => {
    await create();
    const owner = await replicaSet();
    await test.apply(pod('one', { owner }), pod('two', { owner }));
    const past = (seconds: number) => ({
      at: new Date(Date.now() - 60_000 + seconds * 1_000),
    });
    test.logs.write('two', 'b', past(2));
    test.logs.write('one', 'a', past(1));
    const reader = follow({ kind: 'ReplicaSet', name: 'web' });
    expect(await reader.untilLines(2)).toEqual(['a', 'b']);
    test.logs.write('two', 'c');
    expect(await reader.untilLines(3)).toEqual(['a', 'b', 'c']);
    test.logs.write('one', 'd');
    expect(await reader.untilLines(4)).toEqual(['a', 'b', 'c', 'd']);
    expect(reader.notices).toEqual([]);
    await reader.leave();
    expect(reader.end).toBeUndefined();
  });

  it('leaves out the past, and what is not asked for', async () => {
    await create();
    await test.apply(pod('one'));
    test.logs.write('one', 'long ago', { at: new Date(0) });
    const request = { kind: 'Pod', name: 'one', tailLines: 0 } as const;
    const reader = follow({ ...request, filter: 'wanted' });
    await untilOpen(1);
    test.logs.write('one', ['other', 'Wanted']);
    expect(await reader.untilLines(1)).toEqual(['Wanted']);
  });

  it('closes every connection when the reader leaves', async () => {
    await create();
    const owner = await replicaSet();
    const names = ['one', 'two', 'three'];
    await test.apply(...names.map(name => pod(name, { owner })));
    names.forEach(name => test.logs.write(name, name));
    for (let turn = 0; turn < 10; turn += 1) {
      const reader = follow({ kind: 'ReplicaSet', name: 'web' });
      await untilOpen(3);
      await reader.leave();
      await untilOpen(0, 1_000);
    }
    await until(() => test.proxy.open === 0);
    expect(test.logs.asked).toHaveLength(60);
  });

  it('closes every connection when the generator is returned from', async () => {
    await create();
    await test.apply(pod('one'));
    test.logs.write('one', ['a', 'b']);
    const entries = test.read({ kind: 'Pod', name: 'one', follow: true });
    await entries.next();
    await entries.next();
    test.logs.write('one', 'c');
    expect((await entries.next()).value).toMatchObject({ text: 'c' });
    expect(test.logs.open).toBe(1);
    await entries.return();
    await untilOpen(0, 1_000);
    await until(() => test.proxy.open === 0);
  });

  it('lets Pods join and leave', async () => {
    await create();
    const owner = await replicaSet();
    await test.apply(pod('one', { owner }));
    test.logs.write('one', 'a');
    const reader = follow({ kind: 'ReplicaSet', name: 'web' });
    expect(await reader.untilLines(1)).toEqual(['a']);

    test.logs.write('two', 'b');
    await test.apply(
      pod('two', { owner, containers: { app: { waiting: 'Creating' } } }),
    );
    await until(() => reader.notices.length === 2);
    await test.apply(pod('two', { owner }));
    expect(await reader.untilLines(2)).toEqual(['a', 'b']);

    test.logs.end('one');
    test.cluster.delete('Pod', 'shop', 'one', { gracePeriodSeconds: 0 });
    await until(() => reader.notices.length === 3);
    expect(reader.notices).toEqual([
      'Pod two is new.',
      'Container app of Pod two has not started: Creating.',
      'Pod one is gone.',
    ]);
    test.logs.write('two', 'c');
    expect(await reader.untilLines(3)).toEqual(['a', 'b', 'c']);
  });

  it('follows a Pod that takes the name of another', async () => {
    await create();
    const uid = await test.apply(owned('StatefulSet', 'db'));
    const owner = { kind: 'StatefulSet', name: 'db', uid };
    await test.apply(pod('db-0', { owner }));
    test.logs.write('db-0', 'old');
    const reader = follow({ kind: 'StatefulSet', name: 'db' });
    expect(await reader.untilLines(1)).toEqual(['old']);
    await untilOpen(1);

    test.logs.end('db-0');
    test.cluster.delete('Pod', 'shop', 'db-0', { gracePeriodSeconds: 0 });
    test.logs.start('db-0');
    test.logs.write('db-0', 'new');
    await test.apply(pod('db-0', { owner }));
    expect(await reader.untilLines(2)).toEqual(['old', 'new']);
    await untilOpen(1);
    test.logs.write('db-0', 'newer');
    expect(await reader.untilLines(3)).toEqual(['old', 'new', 'newer']);
    expect(reader.notices).toEqual(['Pod db-0 is gone.', 'Pod db-0 is new.']);
  });

  it('goes on with the next life of a container', async () => {
    await create();
    await test.apply(pod('one'));
    test.logs.write('one', 'first');
    const reader = follow({ kind: 'Pod', name: 'one' });
    expect(await reader.untilLines(1)).toEqual(['first']);
    test.logs.write('one', 'crashed');
    test.logs.end('one');
    await test.apply(pod('one', { containers: { app: { stopped: 0 } } }));
    expect(await reader.untilLines(2)).toEqual(['first', 'crashed']);
    test.logs.start('one');
    test.logs.write('one', 'second');
    test.logs.end('one');
    // It stopped again before anybody saw it run.
    await test.apply(pod('one', { containers: { app: { stopped: 1 } } }));
    expect(await reader.untilLines(3)).toEqual(['first', 'crashed', 'second']);
    expect(reader.end).toBeUndefined();
  });

  it('ends with a Pod that has ended', async () => {
    await create();
    await test.apply(pod('one'));
    test.logs.write('one', 'working');
    const reader = follow({ kind: 'Pod', name: 'one' });
    expect(await reader.untilLines(1)).toEqual(['working']);
    test.logs.write('one', 'done');
    test.logs.end('one');
    await test.apply(
      pod('one', { phase: 'Succeeded', containers: { app: 'ended' } }),
    );
    await until(() => reader.end !== undefined);
    expect(await reader.untilLines(2)).toEqual(['working', 'done']);
    expect(reader.notices).toEqual(['Pod one has ended.']);
    expect(reader.end).toEqual({ type: 'end' });
  });
});
