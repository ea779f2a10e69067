import { Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { Labels, Sample } from './Sample';

type Instrument = Counter | Gauge | Histogram;

const POD_LABELS = ['job', 'namespace', 'pod', 'service'];
const DURATION_BUCKETS = [
  0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10,
];

/** The instruments of all pods; a pod that is gone takes its series with it. */
export class PodInstruments {
  readonly #registry = new Registry();
  readonly #series = new Map<string, Map<Instrument, Map<string, Labels>>>();
  readonly #options = { registers: [this.#registry] };

  readonly up = new Gauge({
    name: 'up',
    help: 'Whether the pod answers a scrape.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly requests = new Counter({
    name: 'http_requests_total',
    help: 'Requests served.',
    labelNames: [...POD_LABELS, 'method', 'endpoint', 'status'],
    ...this.#options,
  });
  readonly requestDuration = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Time from a request to its answer.',
    labelNames: POD_LABELS,
    buckets: DURATION_BUCKETS,
    ...this.#options,
  });
  readonly databaseConnections = new Gauge({
    name: 'db_connections_active',
    help: 'Open connections to the database.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly databaseDuration = new Histogram({
    name: 'db_query_duration_seconds',
    help: 'Time of database queries.',
    labelNames: [...POD_LABELS, 'query_type'],
    buckets: DURATION_BUCKETS.slice(0, 8),
    ...this.#options,
  });
  readonly tasksRunning = new Gauge({
    name: 'celery_tasks_running',
    help: 'Tasks that a worker has in hand.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly tasksFailed = new Counter({
    name: 'celery_tasks_failed_total',
    help: 'Tasks that failed.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly cacheHits = new Counter({
    name: 'cache_hits_total',
    help: 'Answers that the cache had.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly cacheMisses = new Counter({
    name: 'cache_misses_total',
    help: 'Answers that the cache did not have.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly screenings = new Counter({
    name: 'stock_screening_requests_total',
    help: 'Screenings that were asked for.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly portfolios = new Counter({
    name: 'portfolio_creations_total',
    help: 'Portfolios that were created.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly cpuSeconds = new Counter({
    name: 'process_cpu_seconds_total',
    help: 'Processor time used.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly memoryBytes = new Gauge({
    name: 'process_resident_memory_bytes',
    help: 'Memory in use.',
    labelNames: POD_LABELS,
    ...this.#options,
  });
  readonly startTime = new Gauge({
    name: 'process_start_time_seconds',
    help: 'Start of the process in Unix seconds.',
    labelNames: POD_LABELS,
    ...this.#options,
  });

  count(instrument: Counter, labels: Labels, amount = 1): void {
    this.#remember(instrument, labels);
    instrument.inc(labels, amount);
  }

  set(instrument: Gauge, labels: Labels, value: number): void {
    this.#remember(instrument, labels);
    instrument.set(labels, value);
  }

  observe(instrument: Histogram, labels: Labels, value: number): void {
    this.#remember(instrument, labels);
    instrument.observe(labels, value);
  }

  /** Drops the series of pods that are not in the list; `podKey` names its members. */
  keep(pods: ReadonlySet<string>): void {
    for (const [pod, byInstrument] of this.#series) {
      if (!pods.has(pod)) {
        for (const [instrument, known] of byInstrument) {
          known.forEach(labels => instrument.remove(labels));
        }
        this.#series.delete(pod);
      }
    }
  }

  /** The text format of a scrape. */
  async text(): Promise<string> {
    return await this.#registry.metrics();
  }

  async samples(): Promise<Sample[]> {
    const families = await this.#registry.getMetricsAsJSON();
    return families.flatMap(family =>
      family.values.map(value => ({
        name:
          'metricName' in value && typeof value.metricName === 'string'
            ? value.metricName
            : family.name,
        labels: Object.fromEntries(
          Object.entries(value.labels).map(([key, text]) => [key, `${text}`]),
        ),
        value: value.value,
      })),
    );
  }

  #remember(instrument: Instrument, labels: Labels): void {
    const pod = podKey(labels.namespace, labels.pod);
    const byInstrument =
      this.#series.get(pod) ?? new Map<Instrument, Map<string, Labels>>();
    this.#series.set(pod, byInstrument);
    const known = byInstrument.get(instrument) ?? new Map<string, Labels>();
    byInstrument.set(instrument, known);
    known.set(Object.values(labels).join(), labels);
  }
}

/** Names a pod among the pods of all namespaces. */
export function podKey(namespace: string, pod: string): string {
  return `${namespace}/${pod}`;
}
