import { z } from 'zod';
import { InMemoryCluster } from '../../kubernetes/InMemoryCluster';
import { ANNOTATION_ERROR_RATIO, ApplicationMetrics } from '../../metrics';
import { addDeployment, annotate } from '../../metrics/__testUtils__/backends';
import { startRealWith } from '../__testUtils__/startRealWith';
import { SampleStore } from '../own/SampleStore';
import { openMetricsLine } from '../real/writeHistory';
import { evaluate } from './evaluate';
import { parseExpression } from './parseExpression';
import { PromqlError } from './PromqlError';
import type { Value } from './Value';
import { labelsKey } from './Value';

jest.setTimeout(60_000);

const START = Date.parse('2026-03-02T10:00:00.500Z');
const SCRAPES = 200;
const END = START / 1000 + SCRAPES * 2 - 1;

const ERROR_RATIO =
  '(sum(rate(http_requests_total{namespace=~"shop-prod|shop-dev",status=~"5.."}[5m])) or vector(0)) / (sum(rate(http_requests_total{namespace=~"shop-prod|shop-dev"}[5m])) > 0)';
const P95 =
  'histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{namespace=~"shop-prod"}[5m])))';

const QUERIES = [
  'up',
  'up{service="backend"} == 1',
  'http_requests_total{namespace="shop-prod", status!~"2..", method!="POST"}',
  '{__name__=~"db_connections_.*"}',
  'sum(rate(http_requests_total{namespace=~"shop-prod|shop-dev"}[5m]))',
  'sum by (namespace, status) (increase(http_requests_total[2m]))',
  'rate(http_requests_total{pod="late-1"}[5m])',
  'rate(http_requests_total{pod="gone-1"}[5m])',
  'avg without (pod) (process_resident_memory_bytes)',
  'max by (namespace) (process_resident_memory_bytes) - min by (namespace) (process_resident_memory_bytes)',
  'count by (service) (up)',
  ERROR_RATIO,
  P95,
  'histogram_quantile(0.5, rate(http_request_duration_seconds_bucket[1m]))',
  'histogram_quantile(1.5, sum by (le, namespace) (http_request_duration_seconds_bucket))',
  'sum(rate(http_requests_total{namespace="absent"}[5m])) or vector(0)',
  'sum(rate(http_requests_total{namespace="absent"}[5m])) > 0',
  'vector(0) / vector(0)',
  'vector(1) / 0',
  '-vector(2) ^ 2',
  '2 * 3 + 4 % 3',
  '1 < bool 2',
  'vector(3) > bool 2',
  'up and on (namespace) db_connections_active',
  'up unless on (pod) db_connections_active',
  'up * on (pod, namespace) db_connections_active',
  'sum by (namespace, pod) (up) / ignoring (service, job) sum by (namespace, pod) (up)',
  `label_replace(sum(up), "flightdeck_reading", "0", "", "") or label_replace(${P95}, "flightdeck_reading", "1", "", "")`,
  'label_replace(up, "tier", "$1-x", "service", "(b.*)d")',
  'sum(http_request_duration_seconds_count) by (namespace)',
  'count by () (up)',
  'time()',
  'vector(time()) - 5',
  'sum by (pod) (process_resident_memory_bytes{pod!="gone-1"} offset 2m)',
  'predict_linear(process_resident_memory_bytes{pod="dev-1"}[5m], 3600)',
  'predict_linear(process_resident_memory_bytes{pod="dev-1"}[2m] offset 1m, 60) and process_resident_memory_bytes offset 1m',
  'rate(http_requests_total{pod="gone-1"}[5m] offset 3m)',
  'up * on (pod, namespace) group_left (service) db_connections_active',
  'sum by (namespace) (db_connections_active) / on (namespace) group_right up',
  'up{service="backend"} >= on (namespace) group_left min by (namespace) (up)',
  'max_over_time(process_resident_memory_bytes[2m])',
  'min_over_time(up[3m]) + count_over_time(up{service="backend"}[3m])',
  'avg_over_time(db_connections_active{namespace="shop-dev"}[1m])',
  'sum by (pod) (sum_over_time(up[1m])) unless last_over_time(up[1m])',
  'absent(up{namespace="nowhere",pod=~".+"})',
  'absent(up)',
  'absent(sum(up{namespace="nowhere"}))',
  'round(sum(up) / 7, 0.01)',
  'clamp_max(db_connections_active, 3) or clamp(up, 2, 4)',
  'floor(clamp_min(-vector(1.5), -1)) + abs(vector(-2)) + ceil(vector(0.5))',
  'max by (namespace, pod, container) (container_memory_working_set_bytes{container!="",container!="POD"})',
];

/** Counters whose first sample lies before the range. */
const MATURE = [
  'sum(rate(http_request_duration_seconds_count{pod=~"prod-1|dev-1"}[2m]))',
  'increase(process_cpu_seconds_total{pod="dev-1"}[1m])',
  'rate(http_request_duration_seconds_sum{namespace="shop-dev"}[90s])',
];

/**
 * How far apart versions of Prometheus are themselves: ours carries the growth of a counter that
 * began inside the range on as version 3 does, and version 2 carries it on a little further.
 */
const YOUNG_COUNTERS = 0.02;

const REFUSED: [query: string, status: number][] = [
  ['sum(', 400],
  ['rate(up)', 400],
  ['up[5m', 400],
  ['{status=~".*"}', 400],
  ['up{status=~"("}', 400],
  ['(up + up) offset 1m', 400],
  ['up + on (namespace) up', 422],
  ['up and on (namespace) group_left up', 400],
  ['up * on (namespace) group_left up', 422],
  ['max_over_time(up)', 400],
  ['round(up, 1, 2)', 400],
  ['label_replace(up, "pod", "x", "", "")', 422],
];

const answerSchema = z.object({
  data: z.discriminatedUnion('resultType', [
    z.object({
      resultType: z.literal('vector'),
      result: z.array(
        z.object({
          metric: z.record(z.string(), z.string()),
          value: z.tuple([z.number(), z.string()]),
        }),
      ),
    }),
    z.object({
      resultType: z.literal('scalar'),
      result: z.tuple([z.number(), z.string()]),
    }),
  ]),
});

type Answer = Record<string, number>;

/** The same samples as a store of ours and as text for `promtool`. */
async function makeSamples() {
  let now = START;
  const clock = () => new Date(now);
  const cluster = new InMemoryCluster({ clock });
  addDeployment(cluster, 'shop-prod', 'backend', [
    'prod-1',
    'prod-2',
    'gone-1',
  ]);
  addDeployment(cluster, 'shop-dev', 'backend', ['dev-1']);
  addDeployment(cluster, 'shop-dev', 'celery-worker', ['celery-1']);
  annotate(cluster, 'shop-prod', 'backend', {
    [ANNOTATION_ERROR_RATIO]: '0.1',
  });
  const metrics = new ApplicationMetrics({ cluster, clock });
  const store = new SampleStore({ retentionSeconds: 3600 });
  const lines: string[] = [];
  for (let scrape = 0; scrape < SCRAPES; scrape++) {
    if (scrape === 20) {
      cluster.delete('Pod', 'shop-prod', 'gone-1');
    }
    if (scrape === 150) {
      addDeployment(cluster, 'shop-prod', 'backend', ['prod-1', 'late-1']);
    }
    const samples = await metrics.samples();
    store.append('scrape', now / 1000, samples);
    lines.push(...samples.map(sample => openMetricsLine(sample, clock())));
    now += 2000;
  }
  return { store, text: [...lines, '# EOF', ''].join('\n') };
}

function ourAnswer(value: Value): Answer {
  return value.type === 'vector'
    ? Object.fromEntries(
        value.value.map(sample => [labelsKey(sample.labels), sample.value]),
      )
    : { scalar: Number(value.value) };
}

function realAnswer(body: unknown): Answer {
  const { data } = answerSchema.parse(body);
  const number = (text: string) => Number(text.replace('Inf', 'Infinity'));
  return data.resultType === 'vector'
    ? Object.fromEntries(
        data.result.map(({ metric, value }) => [
          labelsKey(metric),
          number(value[1]),
        ]),
      )
    : { scalar: number(data.result[1]) };
}

/** Values further apart than this share of themselves are different. */
function expectNear(answer: Answer, expected: Answer, tolerance: number) {
  expect(Object.keys(answer).sort()).toEqual(Object.keys(expected).sort());
  for (const [key, value] of Object.entries(expected)) {
    const near = Math.abs(answer[key] - value) <= tolerance * Math.abs(value);
    expect({ key, value: near ? value : answer[key] }).toEqual({ key, value });
  }
}

const withoutPrometheus = (process.env.FLIGHTDECK_WITHOUT ?? '')
  .split(/[\s,]+/)
  .includes('prometheus');

(withoutPrometheus ? describe.skip : describe)(
  'our evaluator beside the real Prometheus',
  () => {
    let store: SampleStore;
    let real: Awaited<ReturnType<typeof startRealWith>>;

    beforeAll(async () => {
      const made = await makeSamples();
      store = made.store;
      real = await startRealWith(made.text);
    });

    afterAll(async () => {
      await real.stop();
    });

    it.each(QUERIES)('answers alike: %s', async query => {
      const response = await real.ask(query, END);
      expect(response.status).toBe(200);
      const expected = realAnswer(await response.json());
      const answer = ourAnswer(evaluate(parseExpression(query), store, END));
      expectNear(answer, expected, YOUNG_COUNTERS);
    });

    it.each(MATURE)('answers the same: %s', async query => {
      const expected = realAnswer(await (await real.ask(query, END)).json());
      const answer = ourAnswer(evaluate(parseExpression(query), store, END));
      expect(Object.keys(expected)).not.toEqual([]);
      expectNear(answer, expected, 1e-9);
    });

    it.each(REFUSED)('refuses alike: %s', async (query, status) => {
      expect((await real.ask(query, END)).status).toBe(status);
      const errorType = status === 400 ? 'bad_data' : 'execution';
      expect(() => evaluate(parseExpression(query), store, END)).toThrow(
        expect.objectContaining({ name: PromqlError.name, errorType }),
      );
    });
  },
);
