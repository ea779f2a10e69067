import { until } from '@flightdeck/plugin-environments-node/testUtils';
import type { ClusterFailure } from '../client/ClusterError';
import { clusterTargets } from '../__testUtils__/clusterTargets';
import { Recorder } from '../__testUtils__/Recorder';
import {
  alias,
  type TestCluster,
  type TestUser,
} from '../__testUtils__/TestCluster';
import type { WatchTiming } from './WatchTiming';

jest.setTimeout(120_000);

describe.each(clusterTargets())('watchKind against %s', (_name, start) => {
  let cluster: TestCluster;
  const recorders: Recorder[] = [];

  /** Watches the Services of the first namespace. */
  const watch = (
    options: {
      user?: TestUser;
      namespace?: string;
      timing?: Partial<WatchTiming>;
    } = {},
  ) => {
    const { user = 'reader', namespace, timing } = options;
    const [first] = cluster.namespaces;
    const recorder = new Recorder(cluster.connect(user), {
      kind: 'Service',
      namespace,
      accepts: name => name === first,
      timing,
    });
    recorders.push(recorder);
    return recorder;
  };

  const untilOk = (recorder: Recorder, within?: number) =>
    until(() => recorder.state === 'ok', {
      within,
      what: () => recorder.changes.slice(-3),
    });

  beforeAll(async () => {
    cluster = await start();
  });

  afterEach(async () => {
    cluster.proxy.setDown(false);
    cluster.proxy.setFrozen(false);
    await Promise.all(recorders.splice(0).map(recorder => recorder.close()));
  });

  afterAll(async () => {
    await cluster.close();
  });

  it('tells of what is added, changed and deleted within a second', async () => {
    const [first, second] = cluster.namespaces;
    const recorder = watch();
    await untilOk(recorder);

    await cluster.apply(alias(first, 'shop'));
    await until(() => recorder.objects.has('shop'), { within: 1_000 });
    const version = recorder.objects.get('shop');
    await cluster.apply(alias(second, 'elsewhere'));
    await cluster.apply(alias(first, 'shop', 'two.example'));
    await until(() => recorder.objects.get('shop') !== version, {
      within: 1_000,
    });
    await cluster.delete(alias(first, 'shop'));
    await until(() => !recorder.objects.has('shop'), { within: 1_000 });

    expect(recorder.objects.has('elsewhere')).toBe(false);
    await cluster.delete(alias(second, 'elsewhere'));
    expect(recorder.count('replaced')).toBe(1);
  });

  it('goes on after a dropped connection without loss and without telling twice', async () => {
    const [first] = cluster.namespaces;
    const recorder = watch({ namespace: first });
    await untilOk(recorder);
    await cluster.apply(alias(first, 'before'));
    await until(() => recorder.objects.has('before'));

    cluster.proxy.drop();
    await until(() => recorder.state === 'unreachable');
    await cluster.apply(alias(first, 'meanwhile'));
    await cluster.delete(alias(first, 'before'));
    await untilOk(recorder);
    await until(() => recorder.objects.has('meanwhile'));
    await cluster.delete(alias(first, 'meanwhile'));
    await until(() => recorder.objects.size === 0);

    expect(recorder.count('replaced')).toBe(1);
    expect(recorder.count('upserted')).toBe(2);
    expect(recorder.count('deleted')).toBe(2);
  });

  it('survives that the cluster is down for a while', async () => {
    const [first] = cluster.namespaces;
    const recorder = watch();
    await untilOk(recorder);

    cluster.proxy.setDown(true);
    await until(() => recorder.state === 'unreachable');
    await cluster.apply(alias(first, 'late'));
    // Long enough for the waits between attempts to grow.
    await until(() => recorder.count('state') > 5, { within: 20_000 });
    cluster.proxy.setDown(false);

    expect(await untilOk(recorder, 10_000)).toBeLessThan(10_000);
    await until(() => recorder.objects.has('late'));
    await cluster.delete(alias(first, 'late'));
  });

  it('finds out that a connection is dead though it is open', async () => {
    const recorder = watch({
      timing: { watchSeconds: { min: 1, max: 1 }, silenceMarginMs: 1_000 },
    });
    await untilOk(recorder);
    cluster.proxy.setFrozen(true);
    await until(() => recorder.state === 'unreachable', { within: 10_000 });
    expect(recorder.count('replaced')).toBe(1);
    cluster.proxy.setFrozen(false);
    cluster.proxy.drop();
    await untilOk(recorder, 10_000);
  });

  it('goes on without listing again when the server ends a watch', async () => {
    const recorder = watch({ timing: { watchSeconds: { min: 4, max: 4 } } });
    await untilOk(recorder);
    await until(() => recorder.count('state') === 3, { within: 20_000 });
    expect(recorder.count('replaced')).toBe(1);
    expect(
      recorder.changes.filter(
        change => change.type === 'state' && change.state !== 'ok',
      ),
    ).toEqual([]);
  });

  it('is told by bookmarks that a quiet watch is current', async () => {
    const [first, second] = cluster.namespaces;
    const recorder = watch({ namespace: first });
    await untilOk(recorder);
    // An API server sends them each minute, when something happened elsewhere.
    await cluster.apply(alias(second, 'elsewhere'));
    await until(() => recorder.count('current') > 0, { within: 90_000 });
    await cluster.delete(alias(second, 'elsewhere'));
    expect(recorder.count('upserted')).toBe(0);
  });

  it.each<[TestUser, ClusterFailure]>([
    ['nobody', 'forbidden'],
    ['namespaced', 'forbidden'],
    ['stranger', 'unauthorized'],
  ])('tells that %s is %s', async (user, state) => {
    const recorder = watch({ user });
    await until(() => recorder.state !== undefined);
    expect(recorder.changes).toEqual([
      {
        type: 'state',
        state,
        message: expect.stringMatching(/^Cluster 'contract' does not .*\.$/),
      },
    ]);
  });

  it('reads the namespace that the credentials are for', async () => {
    const [first, second] = cluster.namespaces;
    const own = watch({ user: 'namespaced', namespace: first });
    const other = watch({ user: 'namespaced', namespace: second });
    await untilOk(own);
    await until(() => other.state === 'forbidden');
    expect([own.count('replaced'), other.count('replaced')]).toEqual([1, 0]);
  });

  it('closes every connection when it is told to stop', async () => {
    const open = Array.from({ length: 5 }, () => watch());
    await Promise.all(open.map(recorder => untilOk(recorder)));
    expect(cluster.proxy.open).toBeGreaterThanOrEqual(5);
    await Promise.all(open.map(recorder => recorder.close()));
    await until(() => cluster.proxy.open === 0);
  });

  it('reads a list of more pages than one', async () => {
    const [first] = cluster.namespaces;
    const names = Array.from({ length: 620 }, (_, index) => `many-${index}`);
    const create = async (some: string[]) => {
      for (const name of some) {
        await cluster.apply(alias(first, name));
      }
    };
    const tenth = (index: number) => names.slice(index * 62, index * 62 + 62);
    await Promise.all(
      names.slice(0, 10).map((_, index) => create(tenth(index))),
    );
    const recorder = watch();
    await untilOk(recorder, 20_000);
    const page = await recorder.connection.listPage(
      `/api/v1/namespaces/${first}/services`,
      { limit: 500, signal: recorder.signal },
    );

    expect(page.items).toHaveLength(500);
    expect(page.continueToken).toBeDefined();
    expect([...recorder.objects.keys()].sort()).toEqual(names.sort());
    expect(recorder.count('upserted')).toBe(0);
  });
});
