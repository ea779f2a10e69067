import { take } from '../__fixtures__/createHttpClient';
import { configMap } from '../__fixtures__/manifests';
import { startKubernetes } from '../__fixtures__/startKubernetes';
import { fieldAt, textAt } from '../json';

const CONFIG_MAPS = '/api/v1/namespaces/shop/configmaps';

describe('watches', () => {
  let api: Awaited<ReturnType<typeof startKubernetes>>;

  async function start(options: Parameters<typeof startKubernetes>[0] = {}) {
    api = await startKubernetes(options);
  }

  afterEach(() => api.server.close());

  const watch = (query = '', path = CONFIG_MAPS) =>
    api.watch(`${path}?watch=1&${query}`);

  const told = (event: unknown) =>
    `${textAt(event, 'type')} ${textAt(event, 'object', 'metadata', 'name')}`;

  const fromHere = () => `resourceVersion=${api.cluster.resourceVersion}`;

  it('tells what is there, then every change in its namespace', async () => {
    await start();
    api.cluster.create(configMap('old'));
    const events = watch();
    expect((await take(events, 1)).map(told)).toEqual(['ADDED old']);
    api.cluster.create({
      ...configMap('elsewhere'),
      metadata: { name: 'elsewhere' },
    });
    api.cluster.create(configMap('new'));
    api.cluster.patch('ConfigMap', 'shop', 'new', { data: { a: 'b' } });
    api.cluster.delete('ConfigMap', 'shop', 'new');
    const later = await take(events, 3);
    expect(later.map(told)).toEqual([
      'ADDED new',
      'MODIFIED new',
      'DELETED new',
    ]);
    const versions = later.map(event =>
      Number(fieldAt(event, 'object', 'metadata', 'resourceVersion')),
    );
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    expect(String(versions[2])).toBe(api.cluster.resourceVersion);
  });

  it('resumes after a version without gap or repetition', async () => {
    await start();
    api.cluster.create(configMap('a'));
    const query = fromHere();
    api.cluster.create(configMap('b'));
    api.cluster.delete('ConfigMap', 'shop', 'a');
    expect((await take(watch(query), 2)).map(told)).toEqual([
      'ADDED b',
      'DELETED a',
    ]);
  });

  it('shows objects come and go as they begin and cease to match', async () => {
    await start();
    const events = watch(`labelSelector=on%3Dyes&${fromHere()}`);
    const label = (on: string) =>
      api.cluster.patch('ConfigMap', 'shop', 'a', {
        metadata: { labels: { on } },
      });
    api.cluster.create(configMap('a', { on: 'no' }));
    label('yes');
    api.cluster.patch('ConfigMap', 'shop', 'a', { data: { a: 'b' } });
    label('no');
    label('still no');
    label('yes');
    api.cluster.delete('ConfigMap', 'shop', 'a');
    const seen = await take(events, 5);
    expect(seen.map(told)).toEqual([
      'ADDED a',
      'MODIFIED a',
      'DELETED a',
      'ADDED a',
      'DELETED a',
    ]);
    expect(fieldAt(seen[2], 'object', 'metadata', 'labels')).toEqual({
      on: 'yes',
    });
  });

  it.each([
    ['forgotten', () => api.server.faults.compact()],
    ['pushed out by later changes', () => manyChanges(30)],
  ])('answers 410 when the version is %s', async (_title, forget) => {
    await start({ historyCapacity: 10 });
    const query = fromHere();
    api.cluster.create(configMap('a'));
    forget();
    const events = watch(query);
    expect(await events.next()).toMatchObject({
      value: {
        type: 'ERROR',
        object: {
          kind: 'Status',
          code: 410,
          reason: 'Expired',
          status: 'Failure',
        },
      },
    });
    expect(await events.next()).toMatchObject({ done: true });
  });

  function manyChanges(count: number) {
    for (let index = 0; index < count; index += 1) {
      api.cluster.patch('ConfigMap', 'shop', 'a', {
        data: { index: `${index}` },
      });
    }
  }

  it('answers 410 for a version from the future, as after a restart', async () => {
    await start();
    const future = Number(api.cluster.resourceVersion) + 1000;
    const [event] = await take(watch(`resourceVersion=${future}`), 1);
    expect(event).toMatchObject({ type: 'ERROR', object: { code: 410 } });
  });

  it('sends bookmarks with the version reached, also by changes of other kinds', async () => {
    await start({ bookmarkIntervalMs: 20 });
    const events = watch(`allowWatchBookmarks=true&${fromHere()}`);
    api.cluster.create({
      apiVersion: 'v1',
      kind: 'Namespace',
      metadata: { name: 'n' },
    });
    for (;;) {
      const [bookmark] = await take(events, 1);
      expect(bookmark).toMatchObject({
        type: 'BOOKMARK',
        object: { kind: 'ConfigMap' },
      });
      const version = fieldAt(
        bookmark,
        'object',
        'metadata',
        'resourceVersion',
      );
      if (version === api.cluster.resourceVersion) {
        break;
      }
    }
  });

  it('ends when its time is over', async () => {
    await start();
    const events = watch(`timeoutSeconds=1&${fromHere()}`);
    expect(await events.next()).toEqual({ done: true, value: undefined });
  });

  it('ends when the server closes, and breaks off when watches are dropped', async () => {
    await start();
    const dropped = watch();
    api.cluster.create(configMap('a'));
    await take(dropped, 1);
    api.server.faults.dropWatches();
    await expect(dropped.next()).rejects.toThrow();

    const closed = watch();
    await take(closed, 1);
    await api.server.close();
    await expect(closed.next()).resolves.toMatchObject({ done: true });
    await start();
  });

  it('sends tables to those who ask for them', async () => {
    await start();
    api.cluster.create(configMap('a'));
    const events = api.watch(`${CONFIG_MAPS}?watch=1`, {
      accept: 'application/json;as=Table;v=v1;g=meta.k8s.io',
    });
    expect(await take(events, 1)).toMatchObject([
      {
        type: 'ADDED',
        object: { kind: 'Table', rows: [{ cells: ['a', 0, '0s'] }] },
      },
    ]);
  });

  it('refuses to stream a list, as servers without it do', async () => {
    await start();
    const { status, body } = await api.request(
      `${CONFIG_MAPS}?watch=1&sendInitialEvents=true&allowWatchBookmarks=true&resourceVersionMatch=NotOlderThan`,
    );
    expect(status).toBe(422);
    expect(body).toMatchObject({ reason: 'Invalid', kind: 'Status' });
  });

  it('cuts off a reader that falls behind what is remembered', async () => {
    await start({ historyCapacity: 50 });
    const events = watch(fromHere());
    api.cluster.create({ ...configMap('a'), data: { index: '' } });
    await take(events, 1);
    const padding = 'x'.repeat(100_000);
    for (let index = 0; index < 400; index += 1) {
      api.cluster.patch('ConfigMap', 'shop', 'a', {
        data: { index: `${index}`, padding },
      });
      if (index % 20 === 0) {
        // Lets the server write; the reader takes nothing meanwhile.
        await new Promise(resolve => setImmediate(resolve));
      }
    }
    const rest: unknown[] = [];
    for await (const event of events) {
      rest.push(event);
    }
    expect(rest.at(-1)).toMatchObject({ type: 'ERROR', object: { code: 410 } });
    expect(rest.length).toBeLessThan(400);
  });
});
