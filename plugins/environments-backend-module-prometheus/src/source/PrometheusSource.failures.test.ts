import type { SourceState } from '@flightdeck/plugin-environments-common';
import type { RunningPrometheus } from '@flightdeck/sandbox';
import type { ServerResponse } from 'http';
import {
  byId,
  SourceHarness,
  until,
  untilState,
} from '../__testUtils__/SourceHarness';
import { startSandbox } from '../__testUtils__/startSandbox';
import { environmentOf } from '../__testUtils__/TestEnvironments';

jest.setTimeout(30_000);

const PROD = environmentOf('shop-prod');

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

describe('PrometheusSource when the server fails', () => {
  it('drops what it knew within seconds, and is back soon', async () => {
    const { source } = await harness.start([PROD]);
    await untilState(source, PROD, 'ok');
    sandbox.faults.down = true;
    const cut = Date.now();
    const stale = await untilState(source, PROD, 'stale');
    expect(byId(stale.indicators)['request-rate'].value).toBeGreaterThan(8);
    expect(stale.statuses[0].message).toMatch(
      /^Prometheus "main" does not answer/,
    );

    const gone = await untilState(source, PROD, 'unreachable');
    expect(Date.now() - cut).toBeLessThan(15_000);
    expect(gone).toEqual({ statuses: [expect.anything()] });
    expect(gone.statuses[0].asOf).toBeDefined();
    expect(JSON.stringify(gone)).not.toContain('secret-token');

    sandbox.faults.down = false;
    const back = Date.now();
    await untilState(source, PROD, 'ok');
    expect(Date.now() - back).toBeLessThan(10_000);
    await until(
      () =>
        (byId(source.read(PROD).indicators)['request-rate'].asOf ?? '') >
        new Date(back).toISOString(),
    );
    expect(harness.logger.info).toHaveBeenCalledWith(
      'Prometheus "main" answers again.',
    );
  });

  it('does not wait for ever', async () => {
    harness.proxy.answer = () => {};
    const { source } = await harness.start([PROD], {}, { timeoutMs: 200 });
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
      /did not answer as expected/,
    ],
    [
      'a redirect',
      send(302, 'text/html', ''),
      'unsupported',
      /did not answer as expected \(status 302\)/,
    ],
    [
      '404',
      send(404, 'text/plain', 'x'),
      'unsupported',
      /did not answer as expected \(status 404\)/,
    ],
    [
      '400 that is not of Prometheus',
      send(400, 'text/html', page),
      'unsupported',
      /did not answer as expected/,
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
      /did not answer as expected/,
    ],
    [
      'nothing',
      response => response.destroy(),
      'unreachable',
      /does not answer: /,
    ],
  ])('says so when it gets %s', async (_case, answer, state, message) => {
    harness.proxy.answer = answer;
    const { source } = await harness.start([PROD]);
    const { statuses, indicators } = await untilState(source, PROD, state);
    expect(statuses[0].message).toMatch(message);
    expect(statuses[0].asOf).toBeUndefined();
    expect(indicators).toBeUndefined();
  });

  it('hands warnings of a partial answer on', async () => {
    harness.proxy.answer = send(
      200,
      'application/json',
      JSON.stringify({
        status: 'success',
        data: { resultType: 'vector', result: [] },
        warnings: ['store-1 is away'],
      }),
    );
    const { source } = await harness.start([PROD]);
    const { statuses } = await untilState(source, PROD, 'ok');
    expect(statuses[0].gaps).toEqual([
      {
        what: 'Part of the samples',
        state: 'stale',
        message: 'store-1 is away',
      },
    ]);
  });

  it('keeps alerts when Alertmanager is away, and says that silences are missing', async () => {
    const away = { url: 'http://127.0.0.1:9', headers: {} };
    const { source } = await harness.start([PROD], {
      instances: [{ ...harness.instance, alertmanager: away }],
    });
    await until(() => source.read(PROD).alerts !== undefined);
    const { alerts = [], statuses } = source.read(PROD);
    expect(alerts.length).toBeGreaterThan(0);
    alerts.forEach(alert => expect(alert).not.toHaveProperty('silences'));
    expect(statuses[0].gaps).toEqual([
      {
        what: 'silences',
        state: 'unreachable',
        message: expect.stringMatching(
          /^The Alertmanager of "main" does not answer/,
        ),
      },
    ]);
  });

  it('says why there are no alerts where rules cannot be read', async () => {
    harness.proxy.answer = (response, { path }) =>
      path.startsWith('/api/v1/rules')
        ? send(404, 'text/plain', 'no such page')(response)
        : false;
    const { source, history } = await harness.start([PROD]);
    await until(() => source.read(PROD).statuses[0].gaps.length > 0);
    const { alerts, alertingRules, indicators, statuses } = source.read(PROD);
    expect(alerts).toBeUndefined();
    expect(alertingRules).toBeUndefined();
    expect(byId(indicators)['request-rate'].value).toBeGreaterThan(8);
    expect(statuses[0]).toMatchObject({
      state: 'ok',
      gaps: [{ what: 'alerts', state: 'unsupported' }],
    });
    expect(history.readRules(PROD)).toEqual({
      problems: [expect.stringContaining('did not answer as expected')],
    });
  });

  it('answers what it can when a part of it takes too long', async () => {
    harness.proxy.answer = (_response, { body }) =>
      body.includes('histogram_quantile') ? undefined : false;
    const { source } = await harness.start(
      [PROD],
      { pollSeconds: 1 },
      { timeoutMs: 400 },
    );
    const readings = () => byId(source.read(PROD).indicators);
    await until(() => readings()['error-ratio']?.value !== undefined);
    expect(readings()['request-rate'].value).toBeGreaterThan(8);
    expect(readings()['error-ratio'].value).toBeGreaterThan(0.1);
    expect(readings()['latency-p95'].message).toBe(
      'Prometheus "main" did not answer within 0.4 s.',
    );
    expect(source.read(PROD).statuses[0].state).toBe('ok');
  });

  it('tells of a range that cannot be read, by the name of the source', async () => {
    harness.proxy.answer = send(401, 'text/plain', 'secret-token');
    const { source, history } = await harness.start([PROD]);
    await untilState(source, PROD, 'unauthorized');
    const { signal } = new AbortController();
    const read = (id: string) =>
      history.readRange(PROD, id, { minutes: 60, signal });
    await expect(read('request-rate')).rejects.toMatchObject({
      name: 'ServiceUnavailableError',
      message: 'Prometheus "main" does not accept our credentials.',
    });
    await expect(read('nothing')).rejects.toMatchObject({
      name: 'NotFoundError',
    });
  });
});
