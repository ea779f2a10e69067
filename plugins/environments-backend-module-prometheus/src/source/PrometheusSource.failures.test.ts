import type { SourceState } from '@flightdeck/plugin-environments-common';
import type { RunningPrometheus } from '@flightdeck/sandbox';
import type { ServerResponse } from 'http';
import {
  byId,
  SourceHarness,
  untilState,
} from '../__testUtils__/SourceHarness';
import { startSandbox } from '../__testUtils__/startSandbox';
import { environmentOf } from '../__testUtils__/TestEnvironments';
import { DEFAULT_INDICATORS } from '../indicators/defaultIndicators';

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
  it('drops what it knew after missed polls, and is back soon', async () => {
    const { source } = await harness.start([PROD], { pollSeconds: 1 });
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
    expect(harness.logger.warn).toHaveBeenCalledTimes(1);
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
    harness.proxy.answer = answer;
    const { source } = await harness.start([PROD]);
    const { statuses, indicators } = await untilState(source, PROD, state);
    expect(statuses[0].message).toMatch(message);
    expect(statuses[0].asOf).toBeUndefined();
    expect(indicators?.map(({ value }) => value)).toEqual(
      DEFAULT_INDICATORS.map(() => undefined),
    );
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
});
