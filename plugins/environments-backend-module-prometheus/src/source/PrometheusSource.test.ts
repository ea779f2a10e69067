import { mockServices } from '@backstage/backend-test-utils';
import type {
  EnvironmentDefinition,
  IndicatorReading,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import type { RunningPrometheus } from '@flightdeck/sandbox';
import type { ServerResponse } from 'http';
import type { PrometheusConfig } from '../config/PrometheusConfig';
import { DEFAULT_INDICATORS } from '../indicators/defaultIndicators';
import { RecordingProxy } from '../testing/RecordingProxy';
import { startSandbox } from '../testing/startSandbox';
import { environmentOf, TestEnvironments } from '../testing/TestEnvironments';
import { PrometheusSource } from './PrometheusSource';

jest.setTimeout(30_000);

const PROD = environmentOf('shop-prod');
const DEV = environmentOf('shop-dev');
const IDLE = environmentOf('shop-idle');
const BROKEN = {
  id: 'broken',
  title: 'Broken',
  unit: 'count' as const,
  query: 'sum(x{namespace=~"$namespaces"}',
};
const MANY_TO_MANY = {
  id: 'many',
  title: 'Many',
  unit: 'count' as const,
  query:
    'http_requests_total{namespace=~"$namespaces"} / on (namespace) http_requests_total{namespace=~"$namespaces"}',
};

let sandbox: RunningPrometheus;
let proxy: RecordingProxy;
let stop: AbortController;
const changed = jest.fn<void, [Iterable<string>]>();
const logger = mockServices.logger.mock();

beforeAll(async () => {
  sandbox = await startSandbox();
});

afterAll(async () => {
  await sandbox.close();
});

beforeEach(async () => {
  proxy = await RecordingProxy.start(sandbox.url);
  stop = new AbortController();
  jest.clearAllMocks();
});

afterEach(async () => {
  stop.abort();
  await proxy.close();
});

async function start(
  environments: EnvironmentDefinition[],
  overrides: Partial<PrometheusConfig> = {},
  options: { timeoutMs?: number } = {},
) {
  const catalog = new TestEnvironments();
  catalog.set(environments);
  const source = new PrometheusSource({
    logger,
    ...options,
    config: {
      pollSeconds: 3600,
      instances: [
        {
          name: 'main',
          url: proxy.url,
          headers: { Authorization: 'Bearer secret-token' },
        },
      ],
      indicators: [...DEFAULT_INDICATORS],
      ...overrides,
    },
  });
  await source.start({ environments: catalog, changed, signal: stop.signal });
  return { source, catalog };
}

async function until(condition: () => boolean): Promise<void> {
  const deadline = Date.now() + 15_000;
  while (!condition()) {
    if (Date.now() > deadline) {
      throw new Error('The condition did not come true in time.');
    }
    await new Promise(resolve => setTimeout(resolve, 10));
  }
}

async function untilState(
  source: PrometheusSource,
  environment: EnvironmentDefinition,
  state: SourceState,
) {
  await until(() => source.read(environment).statuses[0].state === state);
  return source.read(environment);
}

function byId(readings: IndicatorReading[] = []) {
  return Object.fromEntries(readings.map(reading => [reading.id, reading]));
}

describe('PrometheusSource', () => {
  it('reads the indicators of environments', async () => {
    const before = Date.now();
    const { source } = await start([PROD, DEV, IDLE]);
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
    expect([...changed.mock.calls[0][0]]).toEqual([
      PROD.ref,
      DEV.ref,
      IDLE.ref,
    ]);
    expect(proxy.requests[0].headers).toMatchObject({
      authorization: 'Bearer secret-token',
      'content-type': 'application/x-www-form-urlencoded',
    });
  });

  it('asks as few times for fifty environments as for one', async () => {
    const many = Array.from({ length: 50 }, (_, index) =>
      environmentOf(`shop-${index}`, 'shop-dev'),
    );
    const { source } = await start([...many, PROD]);
    await untilState(source, PROD, 'ok');
    expect(proxy.requests).toHaveLength(1);
    for (const environment of [...many, PROD]) {
      expect(byId(source.read(environment).indicators)['request-rate']).toEqual(
        expect.objectContaining({ value: expect.any(Number) }),
      );
    }
  });

  it('asks for a new environment soon, and not for one without namespaces', async () => {
    const nowhere = environmentOf();
    const { source, catalog } = await start([nowhere]);
    expect(source.read(nowhere)).toEqual({ statuses: [] });
    catalog.set([nowhere, PROD]);
    await untilState(source, PROD, 'ok');
    expect(proxy.requests).toHaveLength(1);

    catalog.set([nowhere, PROD, DEV]);
    await until(
      () =>
        byId(source.read(DEV).indicators)['request-rate'].value !== undefined,
    );
    catalog.set([PROD, DEV]);
    expect(proxy.requests).toHaveLength(2);
  });

  it('finds the queries that are refused, and goes on with the others', async () => {
    const { source, catalog } = await start([PROD, DEV], {
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
    expect(readings.many.message).toMatch(/many-to-many/);
    expect(byId(source.read(DEV).indicators).broken.message).toMatch(
      /parse error/i,
    );

    // From now on they are left out: one request is enough.
    const asked = proxy.requests.length;
    catalog.set([PROD, DEV, IDLE]);
    await until(
      () =>
        byId(source.read(IDLE).indicators)['request-rate'].message ===
        'No samples in the last 5 minutes.',
    );
    const later = proxy.requests.slice(asked);
    expect(later.length).toBeLessThanOrEqual(5);
    later.forEach(({ body }) => {
      expect(body).not.toContain(encodeURIComponent('sum(x{'));
    });
  });

  it('drops what it knew after missed polls, and is back soon', async () => {
    const { source } = await start([PROD], { pollSeconds: 1 });
    await untilState(source, PROD, 'ok');
    sandbox.faults.down = true;
    const stale = await untilState(source, PROD, 'stale');
    expect(byId(stale.indicators)['request-rate'].value).toBeGreaterThan(8);
    expect(stale.statuses[0].message).toMatch(
      /^Prometheus "main" does not answer/,
    );

    const gone = await untilState(source, PROD, 'unreachable');
    expect(gone.statuses[0].asOf).toEqual(stale.statuses[0].asOf);
    for (const reading of gone.indicators ?? []) {
      expect(reading).not.toHaveProperty('value');
      expect(reading.message).toMatch(/does not answer/);
    }
    expect(JSON.stringify(gone)).not.toContain('secret-token');

    sandbox.faults.down = false;
    const back = Date.now();
    await untilState(source, PROD, 'ok');
    expect(Date.now() - back).toBeLessThan(10_000);
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('does not wait for ever', async () => {
    proxy.answer = () => {};
    const { source } = await start([PROD], {}, { timeoutMs: 200 });
    const { statuses } = await untilState(source, PROD, 'unreachable');
    expect(statuses[0].message).toBe(
      'Prometheus "main" did not answer within 0.2 s.',
    );
  });

  const send =
    (status: number, type: string, body: string) =>
    (response: ServerResponse) => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
  const page = '<html><body>Sign in</body></html>';
  const failed = JSON.stringify({
    status: 'error',
    errorType: 'timeout',
    error: 'query timed out',
  });
  it.each<[string, (response: ServerResponse) => void, SourceState, RegExp]>([
    [
      '401',
      send(401, 'text/plain', 'no'),
      'unauthorized',
      /does not accept our credentials/,
    ],
    ['403', send(403, 'text/html', page), 'forbidden', /does not let us read/],
    [
      'a page',
      send(200, 'text/html', page),
      'unsupported',
      /did not answer as Prometheus/,
    ],
    [
      'a redirect',
      send(302, 'text/html', ''),
      'unsupported',
      /did not answer as Prometheus \(status 302\)/,
    ],
    [
      '404',
      send(404, 'text/plain', 'x'),
      'unsupported',
      /did not answer as Prometheus \(status 404\)/,
    ],
    [
      '400 that is not of Prometheus',
      send(400, 'text/html', page),
      'unsupported',
      /did not answer as Prometheus/,
    ],
    [
      'a bad gateway',
      send(502, 'text/html', page),
      'unreachable',
      /answered with the status 502/,
    ],
    [
      'a timeout of its own',
      send(503, 'application/json', failed),
      'unreachable',
      /answered 503: query timed out/,
    ],
    [
      'other JSON',
      send(200, 'application/json', '[]'),
      'unsupported',
      /did not answer as Prometheus/,
    ],
    [
      'nothing',
      response => response.destroy(),
      'unreachable',
      /does not answer: /,
    ],
  ])('says so when it gets %s', async (_case, answer, state, message) => {
    proxy.answer = answer;
    const { source } = await start([PROD]);
    const { statuses, indicators } = await untilState(source, PROD, state);
    expect(statuses[0].message).toMatch(message);
    expect(statuses[0].asOf).toBeUndefined();
    expect(indicators?.map(({ value }) => value)).toEqual(
      DEFAULT_INDICATORS.map(() => undefined),
    );
  });

  it('hands warnings of a partial answer on', async () => {
    proxy.answer = send(
      200,
      'application/json',
      JSON.stringify({
        status: 'success',
        data: { resultType: 'vector', result: [] },
        warnings: ['store-1 is away'],
      }),
    );
    const { source } = await start([PROD]);
    const { statuses } = await untilState(source, PROD, 'ok');
    expect(statuses[0].gaps).toEqual([
      {
        what: 'Part of the samples',
        state: 'stale',
        message: 'store-1 is away',
      },
    ]);
  });

  it('serves each environment from its own instance', async () => {
    const other = { ...PROD, prometheus: 'other' };
    const { source } = await start([other]);
    expect(source.read(other)).toEqual({
      statuses: [
        expect.objectContaining({
          id: 'prometheus/other',
          state: 'unreachable',
          message: expect.stringContaining('is not configured'),
        }),
      ],
    });
    const none = await start([PROD], { instances: [] });
    expect(none.source.read(PROD)).toEqual({ statuses: [] });
    expect(proxy.requests).toEqual([]);
  });

  it('says which namespace it cannot ask for', async () => {
    const odd = environmentOf('shop-prod', 'Shop"}');
    const { source } = await start([odd, PROD]);
    await untilState(source, PROD, 'ok');
    expect(source.read(odd).indicators?.[0]).toMatchObject({
      message: '"Shop\\"}" cannot be the name of a namespace.',
    });
  });
});
