import type { RunningPrometheus } from '@flightdeck/sandbox';
import {
  byId,
  SourceHarness,
  until,
  untilState,
} from '../__testUtils__/SourceHarness';
import { anIndicator } from '../__testUtils__/anIndicator';
import { startSandbox } from '../__testUtils__/startSandbox';
import { environmentOf } from '../__testUtils__/TestEnvironments';
import { DEFAULT_INDICATORS } from '../indicators/defaultIndicators';

jest.setTimeout(30_000);

const PROD = environmentOf('shop-prod');
const DEV = environmentOf('shop-dev');
const IDLE = environmentOf('shop-idle');
const BROKEN = anIndicator({
  id: 'broken',
  queries: ['sum(x{namespace=~"$namespaces"}'],
});
const MANY_TO_MANY = anIndicator({
  id: 'many',
  queries: [
    'http_requests_total{namespace=~"$namespaces"} / on (namespace) http_requests_total{namespace=~"$namespaces"}',
  ],
});

let sandbox: RunningPrometheus;
let harness: SourceHarness;

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(async () => {
  await sandbox.close();
});

beforeEach(async () => {
  harness = await SourceHarness.create(sandbox);
});

afterEach(async () => {
  await harness.close();
});

describe('PrometheusSource', () => {
  it('reads the indicators of environments', async () => {
    const before = Date.now();
    const { source } = await harness.start([PROD, DEV, IDLE]);
    expect(source.read(PROD).statuses[0]).toMatchObject({
      id: 'prometheus/main',
      kind: 'prometheus',
      name: 'main',
      state: 'starting',
      gaps: [],
    });

    const prod = await untilState(source, PROD, 'ok');
    const failing = byId(prod.indicators);
    expect(failing['request-rate'].value).toBeGreaterThan(8);
    expect(failing['error-ratio']).toMatchObject({
      title: 'Failed requests',
      unit: 'ratio',
      critical: 0.05,
      query: expect.stringContaining('namespace=~"shop-prod"'),
    });
    expect(failing['error-ratio'].value).toBeCloseTo(0.2, 1);
    expect(failing['latency-p95'].value).toBeGreaterThan(1.5);
    const asOf = Date.parse(failing['latency-p95'].asOf ?? '');
    expect(asOf).toBeGreaterThan(before - 1000);
    expect(asOf).toBeLessThan(Date.now() + 1000);

    const well = byId(source.read(DEV).indicators);
    expect(well['error-ratio'].value).toBeLessThan(0.05);
    expect(well['latency-p95'].value).toBeLessThan(1);

    for (const reading of source.read(IDLE).indicators ?? []) {
      expect(reading.value).toBeUndefined();
      expect(reading.message).toBe('No samples in the last 5 minutes.');
    }
    expect([...harness.changed.mock.calls[0][0]]).toEqual([
      PROD.ref,
      DEV.ref,
      IDLE.ref,
    ]);
    expect(harness.polls[0].headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'content-type': 'application/x-www-form-urlencoded',
    });
  });

  it('asks a few times for fifty environments together', async () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      environmentOf(`shop-${index}`, 'shop-dev'),
    );
    const { source } = await harness.start([...many, PROD]);
    await untilState(source, PROD, 'ok');
    expect(harness.polls.length).toBeLessThanOrEqual(3);
    for (const environment of [...many, PROD]) {
      expect(byId(source.read(environment).indicators)['request-rate']).toEqual(
        expect.objectContaining({ value: expect.any(Number) }),
      );
    }
  });

  it('asks for a new environment soon, and not for one without namespaces', async () => {
    const nowhere = environmentOf();
    const { source, catalog } = await harness.start([nowhere]);
    expect(source.read(nowhere)).toEqual({ statuses: [] });
    catalog.set([nowhere, PROD]);
    await untilState(source, PROD, 'ok');
    expect(harness.polls).toHaveLength(1);

    catalog.set([nowhere, PROD, DEV]);
    await until(
      () =>
        byId(source.read(DEV).indicators)['request-rate'].value !== undefined,
    );
    catalog.set([PROD, DEV]);
    expect(harness.polls).toHaveLength(2);
  });

  it('finds the queries that are refused, and goes on with the others', async () => {
    const { source, catalog } = await harness.start([PROD, DEV], {
      indicators: [...DEFAULT_INDICATORS, BROKEN, MANY_TO_MANY],
    });
    const { indicators, statuses } = await untilState(source, PROD, 'ok');
    expect(statuses[0].message).toBe('Prometheus "main" answers.');
    const readings = byId(indicators);
    expect(readings['request-rate'].value).toBeGreaterThan(8);
    expect(readings.broken.value).toBeUndefined();
    expect(readings.broken.message).toMatch(
      /refused the query: .*parse error/i,
    );
    expect(readings.many.message).toMatch(/found duplicate series/);
    expect(byId(source.read(DEV).indicators).broken.message).toMatch(
      /parse error/i,
    );

    // From now on they are left out: one request is enough.
    const asked = harness.polls.length;
    catalog.set([PROD, DEV, IDLE]);
    await until(
      () =>
        byId(source.read(IDLE).indicators)['request-rate'].message ===
        'No samples in the last 5 minutes.',
    );
    const later = harness.polls.slice(asked);
    expect(later.length).toBeLessThanOrEqual(5);
    later.forEach(({ body }) => {
      expect(body).not.toContain(encodeURIComponent('sum(x{'));
    });
  });

  it('serves no environment from an instance that may be of another cluster', async () => {
    const other = { ...PROD, prometheus: 'other' };
    const { source } = await harness.start([other]);
    expect(source.read(other)).toEqual({
      statuses: [
        expect.objectContaining({
          id: 'prometheus',
          kind: 'prometheus',
          state: 'unsupported',
          message: expect.stringContaining('"other" is not configured'),
        }),
      ],
    });
    const none = await harness.start([PROD], { instances: [] });
    expect(none.source.read(PROD)).toEqual({ statuses: [] });
    expect(harness.proxy.requests).toEqual([]);
  });

  it('narrows its queries to the cluster', async () => {
    const labelled = {
      ...harness.instance,
      clusters: ['eu', 'us'],
      clusterLabel: { name: 'service', values: { eu: 'backend' } },
    };
    const eu = { ...PROD, cluster: 'eu' };
    const us = { ...PROD, ref: 'resource:default/us', cluster: 'us' };
    const nowhere = { ...PROD, prometheus: 'main' };
    const { source } = await harness.start([eu, us, nowhere], {
      instances: [labelled],
    });
    const { indicators } = await untilState(source, eu, 'ok');
    expect(byId(indicators)['request-rate'].value).toBeGreaterThan(8);
    expect(
      byId(source.read(us).indicators)['request-rate'].value,
    ).toBeUndefined();
    expect(source.read(nowhere)).toMatchObject({
      statuses: [{ id: 'prometheus/main', state: 'unsupported' }],
    });
  });

  it('says that numbers are of the whole namespace', async () => {
    const part = { ...PROD, labelSelector: 'app=backend' };
    const { source } = await harness.start([part]);
    const { statuses } = await untilState(source, part, 'ok');
    expect(statuses[0].gaps).toEqual([
      expect.objectContaining({
        what: 'Metrics of this environment alone',
        message: expect.stringContaining('the whole namespace shop-prod'),
      }),
    ]);
  });

  it('says which namespace it cannot ask for', async () => {
    const odd = environmentOf('shop-prod', 'Shop"}');
    const { source } = await harness.start([odd, PROD]);
    await untilState(source, PROD, 'ok');
    expect(source.read(odd).indicators?.[0]).toMatchObject({
      message: '"Shop\\"}" cannot be the name of a namespace.',
    });
  });
});
