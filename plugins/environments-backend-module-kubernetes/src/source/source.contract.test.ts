import type { SourceReading } from '@flightdeck/plugin-environments-node';
import { until } from '@flightdeck/plugin-environments-node/testUtils';
import { clusterTargets } from '../__testUtils__/clusterTargets';
import { environment, RunningSource } from '../__testUtils__/RunningSource';
import {
  alias,
  type TestCluster,
  type TestUser,
} from '../__testUtils__/TestCluster';
import { STREAMS_OF_NAMESPACES } from './planStreams';
import type { SourceTiming } from './SourceTiming';

jest.setTimeout(60_000);

function state({ statuses }: SourceReading) {
  return statuses[0].state;
}

function serviceNames({ objects }: SourceReading) {
  return objects?.Service?.map(({ metadata }) => metadata.name).sort();
}

describe.each(clusterTargets())('KubernetesSource against %s', (_n, create) => {
  let cluster: TestCluster;
  const running: RunningSource[] = [];

  const run = async (
    environments: ReturnType<typeof environment>[],
    options: { user?: TestUser; timing?: Partial<SourceTiming> } = {},
  ) => {
    const { user = 'reader', timing } = options;
    const source = new RunningSource(
      [cluster.connect(user)],
      environments,
      timing,
    );
    running.push(source);
    return await source.start();
  };

  const inFirst = () =>
    environment('first', { namespaces: [cluster.namespaces[0]] });
  const inSecond = () =>
    environment('second', { namespaces: [cluster.namespaces[1]] });
  const inBoth = () =>
    environment('both', { namespaces: [...cluster.namespaces] });
  /** Enough namespaces for the whole cluster to be watched at once. */
  const others = () =>
    Array.from({ length: STREAMS_OF_NAMESPACES / 15 }, (_, index) =>
      environment(`other-${index}`, { namespaces: [`not-there-${index}`] }),
    );

  beforeAll(async () => {
    cluster = await create();
    await cluster.apply(alias(cluster.namespaces[0], 'one'));
    await cluster.apply(alias(cluster.namespaces[1], 'two'));
  });

  afterEach(async () => {
    cluster.proxy.setDown(false);
    running.splice(0).forEach(source => source.stop());
    await until(() => cluster.proxy.open === 0);
  });

  afterAll(async () => {
    await cluster.close();
  });

  it.each([
    ['one by one', () => []],
    ['in the whole cluster', others],
  ])('reads namespaces that are watched %s', async (_how, more) => {
    const source = await run([inFirst(), inBoth(), ...more()]);
    const reading = await source.untilRead(inBoth(), r => state(r) === 'ok');

    expect(serviceNames(reading)).toEqual(['one', 'two']);
    expect(serviceNames(source.source.read(inFirst()))).toEqual(['one']);
    expect(reading.objects).toMatchObject({
      Deployment: [],
      Pod: [],
      // From v2beta2 where the server is that old.
      HorizontalPodAutoscaler: [],
    });
    const { asOf = '' } = reading.statuses[0];
    expect(Date.now() - Date.parse(asOf)).toBeLessThan(5_000);
  });

  it('speaks of the environments that a change bears on, and of no others', async () => {
    const [first] = cluster.namespaces;
    const source = await run([inFirst(), inSecond(), inBoth()]);
    await source.untilAllRead(inBoth());
    source.changes.length = 0;

    await cluster.apply(alias(first, 'new'));
    await source.untilRead(
      inFirst(),
      r => serviceNames(r)?.length === 2,
      1_000,
    );
    await cluster.delete(alias(first, 'new'));
    await source.untilRead(
      inFirst(),
      r => serviceNames(r)?.length === 1,
      1_000,
    );

    const both = ['resource:default/first', 'resource:default/both'];
    // Where usage is measured, word of it comes for all of them meanwhile.
    const some = source.changes.filter(refs => refs.length < 3);
    expect(some.length).toBeGreaterThanOrEqual(2);
    expect(some.every(refs => refs.join() === both.join())).toBe(true);
  });

  it.each([
    ['one by one', () => []],
    ['in the whole cluster', others],
  ])(
    'takes up and drops namespaces that are watched %s',
    async (_how, more) => {
      const source = await run([inFirst(), ...more()]);
      await source.untilRead(inFirst(), r => state(r) === 'ok');
      expect(source.source.read(inSecond()).objects?.Service).toBeUndefined();

      source.setEnvironments([inFirst(), inSecond(), ...more()]);
      // What was known goes on being so.
      expect(state(source.source.read(inFirst()))).toBe('ok');
      const reading = await source.untilRead(
        inSecond(),
        r => state(r) === 'ok',
      );
      expect(serviceNames(reading)).toEqual(['two']);

      source.setEnvironments([inSecond(), ...more()]);
      expect(source.source.read(inFirst()).objects?.Service).toBeUndefined();
      expect(serviceNames(source.source.read(inSecond()))).toEqual(['two']);
    },
  );

  it('falls back to the namespaces that the credentials are for', async () => {
    const source = await run([inFirst(), inSecond(), ...others()], {
      user: 'namespaced',
    });
    const own = await source.untilRead(inFirst(), r => state(r) === 'ok');
    expect(serviceNames(own)).toEqual(['one']);

    const other = await source.untilRead(
      inSecond(),
      r => state(r) === 'forbidden',
    );
    expect(other.objects?.Service).toBeUndefined();
    expect(other.statuses[0].gaps).toContainEqual({
      what: `Pod in ${cluster.namespaces[1]}`,
      state: 'forbidden',
      message: `The configured credentials may not list and watch pods in namespace '${cluster.namespaces[1]}' of cluster 'contract'.`,
    });
  });

  it('keeps the facts while the cluster is away, and says so', async () => {
    const source = await run([inFirst()], { timing: { graceMs: 1_000 } });
    await source.untilRead(inFirst(), r => state(r) === 'ok');

    cluster.proxy.setDown(true);
    const stale = await source.untilRead(inFirst(), r => state(r) === 'stale');
    source.changes.length = 0;
    const gone = await source.untilRead(
      inFirst(),
      r => state(r) === 'unreachable',
    );
    await until(() => source.changes.length > 0);
    expect(serviceNames(stale)).toEqual(['one']);
    expect(serviceNames(gone)).toEqual(['one']);

    await cluster.apply(alias(cluster.namespaces[0], 'meanwhile'));
    cluster.proxy.setDown(false);
    await source.untilRead(inFirst(), r => state(r) === 'ok', 10_000);
    await source.untilRead(inFirst(), r => serviceNames(r)?.length === 2);
    await cluster.delete(alias(cluster.namespaces[0], 'meanwhile'));
  });

  it('finds out that the server is gone though connections stay open', async () => {
    const source = await run([inFirst()], {
      timing: { heartbeatMs: 200, heartbeatTimeoutMs: 1_000 },
    });
    await source.untilRead(inFirst(), r => state(r) === 'ok');
    cluster.proxy.setFrozen(true);
    const reading = await source.untilRead(
      inFirst(),
      r => state(r) === 'stale',
      8_000,
    );
    expect(reading.statuses[0].message).toMatch(/^Cluster 'contract' does not/);
    cluster.proxy.setFrozen(false);
    cluster.proxy.drop();
    await source.untilRead(inFirst(), r => state(r) === 'ok', 10_000);
  });

  it('says that credentials are refused, and knows nothing', async () => {
    const source = await run([inFirst()], { user: 'stranger' });
    const reading = await source.untilRead(
      inFirst(),
      r => state(r) === 'unauthorized',
    );
    expect(reading.objects?.Service).toBeUndefined();
    expect(JSON.stringify(reading)).not.toContain('stranger');
  });

  it('tells a namespace that is not there from one that is empty', async () => {
    const typo = environment('typo', { namespaces: ['not-there'] });
    const half = environment('half', {
      namespaces: [cluster.namespaces[0], 'not-there'],
    });
    const source = await run([typo, half]);
    const message =
      "Namespace 'not-there' does not exist in cluster 'contract'.";
    const reading = await source.untilRead(
      typo,
      r => state(r) === 'unsupported',
    );
    expect(reading.statuses[0].message).toBe(message);
    expect(reading.objects?.Pod).toBeUndefined();

    const other = await source.untilAllRead(half);
    expect(other.statuses[0]).toMatchObject({
      state: 'ok',
      gaps: [{ what: 'Namespace not-there', message }],
    });
    expect(serviceNames(other)).toEqual(['one']);
  });
});
