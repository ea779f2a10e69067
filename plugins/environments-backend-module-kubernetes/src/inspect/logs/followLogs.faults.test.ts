import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { InspectedSandbox } from '../__testUtils__/InspectedSandbox';
import { LogReader } from '../__testUtils__/LogReader';
import { pod } from '../__testUtils__/manifests';

jest.setTimeout(30_000);

describe('following logs in trouble', () => {
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

  it('goes on after a cut, without a line twice or missing', async () => {
    await create();
    await test.apply(pod('one'));
    // Several lines at one moment, and more within the second that a server is asked from.
    const now = Date.now();
    test.logs.write('one', ['a', 'a'], { at: new Date(now) });
    const reader = follow({ kind: 'Pod', name: 'one' });
    await untilOpen(1);
    const expected = ['a', 'a'];
    for (let turn = 0; turn < 10; turn += 1) {
      const moment = { at: new Date(now + 10 + turn * 100) };
      test.logs.write('one', `before ${turn}`, moment);
      expected.push(`before ${turn}`);
      expect(await reader.untilLines(expected.length)).toEqual(expected);
      test.proxy.drop();
      test.logs.write('one', [`same ${turn}`, `same ${turn}`], moment);
      expected.push(`same ${turn}`, `same ${turn}`);
      expect(await reader.untilLines(expected.length)).toEqual(expected);
    }
    expect(reader.notices).toEqual([]);
  });

  it('says that a log is interrupted, and that it goes on', async () => {
    await create();
    await test.apply(pod('one'));
    test.logs.write('one', 'a');
    const reader = follow({ kind: 'Pod', name: 'one' });
    await untilOpen(1);
    test.proxy.setDown(true);
    await until(() => reader.notices.length === 1);
    test.proxy.setDown(false);
    test.logs.write('one', 'b');
    expect(await reader.untilLines(2)).toEqual(['a', 'b']);
    expect(reader.notices).toEqual([
      expect.stringMatching(
        /^The log of container app of Pod one cannot be read\. Cluster 'contract' does not answer/,
      ),
      'The log of container app of Pod one goes on.',
    ]);
  });

  it('finds out that a connection was forgotten', async () => {
    await create({ timing: { silenceMs: 1_000, timeoutMs: 1_000 } });
    await test.apply(pod('one'));
    test.logs.write('one', 'a');
    const reader = follow({ kind: 'Pod', name: 'one' });
    await untilOpen(1);
    // A quiet log is no trouble.
    await until(() => test.logs.asked.length >= 4);
    expect(reader.notices).toEqual([]);

    test.proxy.setFrozen(true);
    await until(() => reader.notices.length === 1);
    test.logs.write('one', 'b');
    test.proxy.setFrozen(false);
    test.proxy.drop();
    expect(await reader.untilLines(2)).toEqual(['a', 'b']);
  });

  it('makes the server wait for a reader that is slow', async () => {
    await create();
    await test.apply(pod('one'));
    test.logs.write('one', 'a');
    const entries = test.read({ kind: 'Pod', name: 'one', follow: true });
    await entries.next();
    const next = entries.next();
    const long = 'x'.repeat(10_000);
    test.logs.write(
      'one',
      Array.from({ length: 3_000 }, () => long),
    );
    expect((await next).value).toMatchObject({ text: long });
    let sent = -1;
    // Nobody reads on: in the end nothing is sent on.
    while (sent !== test.logs.sent) {
      sent = test.logs.sent;
      await new Promise(resolve => setTimeout(resolve, 300));
    }
    expect(sent).toBeLessThan(2_500);
    await entries.return();
  });

  it('leaves lines out when too many come within a minute', async () => {
    let now = Date.now();
    await create({ timing: { clock: () => new Date(now) } });
    await test.apply(pod('one'));
    test.logs.write('one', 'a');
    const reader = follow({ kind: 'Pod', name: 'one' });
    await untilOpen(1);
    const long = 'x'.repeat(10_000);
    test.logs.write(
      'one',
      Array.from({ length: 600 }, () => long),
    );
    await until(() => reader.notices.length === 1);
    await until(() => test.logs.sent >= 601);
    expect(reader.texts.length).toBeLessThan(530);
    now += 60_000;
    test.logs.write('one', 'b');
    await until(() => reader.texts.at(-1) === 'b');
    expect(reader.notices).toEqual([
      'More than 5 MiB came within a minute. Lines are left out until it is over.',
      `${601 - (reader.texts.length - 1)} lines have been left out.`,
    ]);
  });

  it('ends when its time is over', async () => {
    await create({ timing: { followMs: 200 } });
    await test.apply(pod('one'));
    test.logs.write('one', 'a');
    const reader = follow({ kind: 'Pod', name: 'one' });
    await until(() => reader.end !== undefined);
    expect(reader.end).toMatchObject({
      message: expect.stringContaining('Ask again to go on.'),
    });
    expect(reader.texts).toEqual(['a']);
  });
});
