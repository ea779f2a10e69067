import type { RunningPrometheus } from '@flightdeck/sandbox';
import {
  byId,
  SourceHarness,
  until,
  untilState,
} from '../__testUtils__/SourceHarness';
import { silence } from '../__testUtils__/silence';
import { sandboxKinds } from '../__testUtils__/sandboxKinds';
import { startSandbox } from '../__testUtils__/startSandbox';
import { environmentOf } from '../__testUtils__/TestEnvironments';

jest.setTimeout(90_000);

const PROD = environmentOf('shop-prod');
const DEV = environmentOf('shop-dev');

describe.each(sandboxKinds())('PrometheusSource and the %s servers', use => {
  let sandbox: RunningPrometheus;
  let harness: SourceHarness;

  beforeAll(async () => {
    sandbox = await startSandbox({ use, alertForSeconds: 2 });
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

  it('knows the shipped indicators', async () => {
    const { source } = await harness.start([PROD, DEV]);
    const { indicators } = await untilState(source, PROD, 'ok');
    expect(indicators?.filter(({ value }) => value === undefined)).toEqual([]);
    const values = byId(indicators);
    expect(values['request-rate'].value).toBeGreaterThan(8);
    expect(values['error-ratio'].value).toBeCloseTo(0.2, 1);
    expect(values['latency-p95'].value).toBeGreaterThan(1.5);
    expect(values['cpu-saturation'].value).toBeGreaterThan(0.05);
    expect(values['cpu-saturation'].value).toBeLessThan(1);
    expect(values['memory-saturation'].value).toBeGreaterThan(0.1);
    expect(values['memory-saturation'].value).toBeLessThan(1);
    expect(values['cpu-throttled'].value).toBeGreaterThanOrEqual(0);
    expect(values['queue-length'].value).toBeLessThan(1000);
    expect(values['volume-usage'].value).toBeCloseTo(0.95, 2);
    expect(values['certificate-expiry']).toMatchObject({
      unit: 'seconds',
      trouble: 'below',
      critical: 7 * 86_400,
    });
    const days = (values['certificate-expiry'].value ?? 0) / 86_400;
    expect(days).toBeGreaterThan(4.9);
    expect(days).toBeLessThan(5.1);

    // What an environment does not have is not missing.
    const dev = byId(source.read(DEV).indicators);
    expect(Object.keys(dev)).toEqual([
      'request-rate',
      'error-ratio',
      'latency-p95',
      'cpu-saturation',
      'memory-saturation',
      'cpu-throttled',
    ]);
  });

  it('knows how full volumes are', async () => {
    const { source } = await harness.start([PROD, DEV]);
    await until(() => source.read(PROD).volumes !== undefined);
    expect(source.read(PROD).volumes).toEqual([
      {
        namespace: 'shop-prod',
        claim: 'data-postgres-0',
        capacityBytes: 50 * 2 ** 30,
        availableBytes: expect.any(Number),
        usedRatio: expect.closeTo(0.95, 2),
        inodesFreeRatio: expect.closeTo(0.81, 1),
        asOf: expect.any(String),
      },
    ]);
    expect(source.read(DEV).volumes).toEqual([]);
    expect(source.read(PROD).statuses[0].gaps).toEqual([]);
  });

  it('reads an indicator over time', async () => {
    const { source, history } = await harness.start([PROD]);
    await untilState(source, PROD, 'ok');
    const { signal } = new AbortController();
    const range = await history.readRange(PROD, 'error-ratio', {
      minutes: 60,
      signal,
    });
    expect(range).toMatchObject({
      id: 'error-ratio',
      title: 'Failed requests',
      unit: 'ratio',
      critical: 0.05,
      stepSeconds: 30,
    });
    expect(range.points).toHaveLength(121);
    expect(range.points[0]).toEqual({ at: range.from });
    const last = range.points.at(-1);
    expect(last).toEqual({ at: range.to, value: expect.closeTo(0.2, 1) });
  });

  it('tells of alerts, rules and silences', async () => {
    const alertmanager = { url: sandbox.alertmanagerUrl, headers: {} };
    const { source, history } = await harness.start(
      [PROD, DEV],
      { instances: [{ ...harness.instance, alertmanager }] },
      { alertsMs: 500 },
    );
    const alertsNow = () => source.read(PROD).alerts ?? [];
    const stateOf = (name: string) =>
      alertsNow().find(alert => alert.name === name)?.state;
    await until(() => stateOf('HighErrorRate') === 'firing');
    await until(() => stateOf('CertificateExpiry') === 'firing');
    expect(alertsNow()).toContainEqual({
      name: 'HighErrorRate',
      state: 'firing',
      severity: 'critical',
      summary: 'More than 5 % of the requests to backend in shop-prod fail.',
      labels: {
        alertname: 'HighErrorRate',
        namespace: 'shop-prod',
        service: 'backend',
        severity: 'critical',
      },
      activeSince: expect.any(String),
      value: expect.closeTo(0.2, 1),
      query: expect.stringContaining('http_requests_total'),
      source: 'prometheus/main',
      silences: [],
    });
    expect(source.read(DEV).alerts).toEqual([]);

    const { rules = [], problems } = history.readRules(PROD);
    expect(problems).toEqual([]);
    const byName = new Map(rules.map(rule => [rule.name, rule]));
    expect(byName.get('HighErrorRate')).toMatchObject({
      state: 'firing',
      health: 'ok',
      group: 'applications',
    });
    expect(history.readRules(DEV).rules).toContainEqual(
      expect.objectContaining({ name: 'HighErrorRate', state: 'inactive' }),
    );

    // The same list until there are other rules, whatever alerts come and go.
    const inPlace = source.read(DEV).alertingRules;
    expect(inPlace).toContainEqual({
      group: 'applications',
      name: 'HighErrorRate',
      health: 'ok',
      source: 'prometheus/main',
    });

    const id = await silence(sandbox, { alertname: 'HighErrorRate' });
    const covering = () =>
      alertsNow()
        .filter(({ silences = [] }) => silences.length > 0)
        .map(({ name, silences = [] }) => [name, silences[0].id]);
    await until(() => covering().length > 0);
    expect(covering()).toEqual([['HighErrorRate', id]]);
    expect(source.read(DEV).alertingRules).toBe(inPlace);
  });
});
