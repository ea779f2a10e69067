import { z } from 'zod';
import { InMemoryCluster } from '../kubernetes/InMemoryCluster';
import { ANNOTATION_ERROR_RATIO } from '../metrics';
import {
  addDeployment,
  annotate,
  setReady,
} from '../metrics/__testUtils__/backends';
import { until, untilPasses } from './__testUtils__/until';
import { createPrometheus, type RunningPrometheus } from './createPrometheus';

jest.setTimeout(60_000);

const vectorSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    result: z.array(
      z.object({
        metric: z.record(z.string(), z.string()),
        value: z.tuple([z.number(), z.string()]),
      }),
    ),
  }),
});

/** What Alertmanager's own description of its API requires of an alert. */
const managedSchema = z.array(
  z.object({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
    fingerprint: z.string(),
    startsAt: z.iso.datetime({ offset: true }),
    endsAt: z.iso.datetime({ offset: true }),
    updatedAt: z.iso.datetime({ offset: true }),
    receivers: z.array(z.object({ name: z.string() })),
    status: z.object({
      state: z.enum(['unprocessed', 'active', 'suppressed']),
      silencedBy: z.array(z.string()),
      inhibitedBy: z.array(z.string()),
    }),
  }),
);

async function query(url: string, text: string) {
  const response = await fetch(`${url}/api/v1/query`, {
    method: 'POST',
    body: new URLSearchParams({ query: text }),
  });
  const { data } = vectorSchema.parse(await response.json());
  return data.result.map(({ metric, value }) => ({
    metric,
    value: Number(value[1]),
  }));
}

async function json(url: string): Promise<unknown> {
  return await (await fetch(url)).json();
}

const withoutPrometheus = (process.env.FLIGHTDECK_WITHOUT ?? '')
  .split(/[\s,]+/)
  .includes('prometheus');
const kinds: ('real' | 'own')[] = withoutPrometheus ? ['own'] : ['real', 'own'];

describe.each(kinds)('createPrometheus with the %s servers', use => {
  let running: RunningPrometheus;
  const cluster = new InMemoryCluster({ clock: () => new Date() });

  beforeAll(async () => {
    addDeployment(cluster, 'shop-prod', 'backend', ['backend-1', 'backend-2']);
    addDeployment(cluster, 'shop-dev', 'backend', ['backend-3']);
    annotate(cluster, 'shop-prod', 'backend', {
      [ANNOTATION_ERROR_RATIO]: '0.2',
    });
    running = await createPrometheus({ cluster, use, alertForSeconds: 4 });
  });

  afterAll(async () => {
    await running.close();
  });

  it('knows rates and errors of the past minutes at once', async () => {
    expect(running.kind).toBe(use);
    const requests = 'sum by (namespace) (rate(http_requests_total[5m]))';
    const rates = await query(running.url, requests);
    expect(rates.map(({ metric }) => metric.namespace).sort()).toEqual([
      'shop-dev',
      'shop-prod',
    ]);
    rates.forEach(({ value }) => expect(value).toBeGreaterThan(8));

    const [errors] = await query(
      running.url,
      'sum(rate(http_requests_total{namespace="shop-prod",status=~"5.."}[5m])) / sum(rate(http_requests_total{namespace="shop-prod"}[5m]))',
    );
    expect(errors.value).toBeGreaterThan(0.15);
    expect(errors.value).toBeLessThan(0.25);
  });

  it('answers ranges, labels, series and states', async () => {
    const end = Math.floor(Date.now() / 1000);
    const parameters = new URLSearchParams({
      query: 'sum(rate(http_requests_total[1m]))',
      start: `${end - 120}`,
      end: `${end}`,
      step: '15',
    });
    const range = await json(`${running.url}/api/v1/query_range?${parameters}`);
    expect(range).toMatchObject({
      data: { resultType: 'matrix', result: [{ metric: {} }] },
    });
    expect(range).toHaveProperty('data.result.0.values.length', 9);
    expect(await json(`${running.url}/api/v1/labels`)).toMatchObject({
      data: expect.arrayContaining(['__name__', 'namespace', 'pod', 'job']),
    });
    expect(
      await json(`${running.url}/api/v1/label/namespace/values`),
    ).toMatchObject({ data: ['shop-dev', 'shop-prod'] });
    expect(
      await json(`${running.url}/api/v1/series?match[]=up{pod="backend-1"}`),
    ).toMatchObject({
      data: [{ __name__: 'up', pod: 'backend-1', namespace: 'shop-prod' }],
    });
    expect(await json(`${running.url}/api/v1/status/buildinfo`)).toHaveProperty(
      'data.version',
    );
    expect((await fetch(`${running.url}/-/ready`)).status).toBe(200);
    const metrics = await fetch(`${running.url}/metrics`);
    expect(await metrics.text()).toContain(
      'up{job="backend",namespace="shop-prod",pod="backend-1",service="backend"} 1',
    );
  });

  it('refuses what is not PromQL', async () => {
    const response = await fetch(`${running.url}/api/v1/query?query=sum(`);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({
      status: 'error',
      errorType: 'bad_data',
      error: expect.stringMatching(/parse error/i),
    });
  });

  it('loses the samples of a service at once, and has its alert', async () => {
    const errors = 'http_requests_total{namespace="shop-dev",pod="backend-3"}';
    setReady(cluster, 'shop-dev', 'backend-3', false);
    await until(async () => (await query(running.url, errors)).length === 0);
    await until(async () =>
      JSON.stringify(await json(`${running.url}/api/v1/alerts`)).includes(
        'No pod of backend in shop-dev answers.',
      ),
    );
    expect(await json(`${running.url}/api/v1/rules?type=alert`)).toMatchObject({
      data: {
        groups: [
          {
            name: 'applications',
            rules: expect.arrayContaining([
              expect.objectContaining({
                name: 'ServiceDown',
                duration: 4,
              }),
            ]),
          },
        ],
      },
    });
    setReady(cluster, 'shop-dev', 'backend-3', true);
  });

  it('lets an alert fire, and says of it that it is silenced', async () => {
    const alerts = async () =>
      managedSchema.parse(
        await json(
          `${running.alertmanagerUrl}/api/v2/alerts?filter=alertname%3D%22HighErrorRate%22`,
        ),
      );
    // Real servers evaluate every few seconds, wait for the alert's own time, and look for
    // Alertmanager only now and then: these add up.
    await until(async () => (await alerts()).length > 0, { withinMs: 40_000 });
    expect((await alerts())[0]).toMatchObject({
      labels: { namespace: 'shop-prod', severity: 'critical' },
      status: { state: 'active', silencedBy: [] },
    });
    const response = await fetch(`${running.alertmanagerUrl}/api/v2/silences`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        matchers: [{ name: 'namespace', value: 'shop-p.*', isRegex: true }],
        startsAt: new Date().toISOString(),
        endsAt: new Date(Date.now() + 3_600_000).toISOString(),
        createdBy: 'user:default/guest',
        comment: 'Known',
      }),
    });
    const { silenceID } = z
      .object({ silenceID: z.string() })
      .parse(await response.json());
    await until(async () => (await alerts())[0].status.state === 'suppressed');
    expect((await alerts())[0].status.silencedBy).toEqual([silenceID]);
    const active = `${running.alertmanagerUrl}/api/v2/alerts?silenced=false&filter=namespace%3D%22shop-prod%22`;
    expect(await json(active)).toEqual([]);
    await fetch(`${running.alertmanagerUrl}/api/v2/silence/${silenceID}`, {
      method: 'DELETE',
    });
  });

  it('keeps silences', async () => {
    const silences = `${running.alertmanagerUrl}/api/v2/silences`;
    const silence = {
      matchers: [{ name: 'alertname', value: 'ServiceDown', isRegex: false }],
      startsAt: new Date().toISOString(),
      endsAt: new Date(Date.now() + 3_600_000).toISOString(),
      createdBy: 'user:default/guest',
      comment: 'Deployment',
    };
    const post = async (body: unknown) =>
      await fetch(silences, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const created = await post(silence);
    expect(created.status).toBe(200);
    const { silenceID } = z
      .object({ silenceID: z.string() })
      .parse(await created.json());
    const one = `${running.alertmanagerUrl}/api/v2/silence/${silenceID}`;
    expect(await json(one)).toMatchObject({
      id: silenceID,
      comment: 'Deployment',
      status: { state: 'active' },
      matchers: [{ ...silence.matchers[0], isEqual: true }],
    });
    expect((await fetch(one, { method: 'DELETE' })).status).toBe(200);
    expect(await json(one)).toMatchObject({ status: { state: 'expired' } });
    expect((await post({ ...silence, matchers: [] })).status).toBeGreaterThan(
      399,
    );
    expect(
      await json(
        `${running.alertmanagerUrl}/api/v2/alerts?filter=${encodeURIComponent(
          'namespace="shop-prod"',
        )}`,
      ),
    ).toEqual(expect.any(Array));
    expect(
      await json(`${running.alertmanagerUrl}/api/v2/status`),
    ).toHaveProperty('versionInfo.version');
  });

  it('takes rules from PrometheusRules, and says which it cannot read', async () => {
    const expr = 'sum by (namespace) (rate(http_requests_total[1m]))';
    const rules = [
      { record: 'shop:requests:rate1m', expr, labels: { by: 'sandbox' } },
      {
        alert: 'HasRequests',
        expr: 'shop:requests:rate1m{namespace="shop-prod"} > 0',
        labels: { severity: 'info' },
        annotations: { summary: '{{ $labels.namespace }} is in use' },
      },
      { alert: 'Unreadable', expr: 'sum by (namespace (up)' },
      { alert: 'Senseless', expr: 'rate(sum(up))' },
    ];
    cluster.apply({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PrometheusRule',
      metadata: { name: 'shop', namespace: 'shop-prod' },
      spec: { groups: [{ name: 'shop', interval: '2s', rules }] },
    });
    await until(async () =>
      JSON.stringify(await json(`${running.url}/api/v1/alerts`)).includes(
        'shop-prod is in use',
      ),
    );
    // What is recorded grows with the requests, and each rule is told of when it was evaluated.
    await untilPasses(async () => {
      const [recorded] = await query(
        running.url,
        'shop:requests:rate1m{namespace="shop-prod",by="sandbox"}',
      );
      expect(recorded.value).toBeGreaterThan(1);
      const told = await json(`${running.url}/api/v1/rules?type=alert`);
      const refused = { health: 'err', lastError: expect.stringMatching(/\w/) };
      for (const name of ['Unreadable', 'Senseless']) {
        expect(told).toMatchObject({
          data: {
            groups: expect.arrayContaining([
              expect.objectContaining({
                name: 'shop',
                rules: expect.arrayContaining([
                  expect.objectContaining({ name, ...refused }),
                ]),
              }),
            ]),
          },
        });
      }
      expect(told).toMatchObject({
        data: {
          groups: expect.arrayContaining([
            expect.objectContaining({
              name: 'shop',
              rules: expect.arrayContaining([
                expect.objectContaining({ name: 'HasRequests', health: 'ok' }),
              ]),
            }),
          ]),
        },
      });
      expect(
        await json(`${running.url}/api/v1/rules?type=record`),
      ).toHaveProperty('data.groups.0.rules.0.type', 'recording');
    });

    cluster.delete('PrometheusRule', 'shop-prod', 'shop');
    await until(
      async () =>
        !JSON.stringify(await json(`${running.url}/api/v1/rules`)).includes(
          'HasRequests',
        ),
    );
  });

  it('is down, slow and back again on demand', async () => {
    running.faults.down = true;
    await expect(fetch(`${running.url}/-/ready`)).rejects.toThrow();
    running.faults.down = false;
    running.faults.latencyMs = 300;
    const asked = Date.now();
    expect((await fetch(`${running.url}/-/ready`)).status).toBe(200);
    expect(Date.now() - asked).toBeGreaterThanOrEqual(290);
    running.faults.latencyMs = 0;
  });
});
