import type { Cluster } from '../kubernetes/Cluster';
import { ContainerMetrics } from './ContainerMetrics';
import { formatSample } from './formatSample';
import { KubeStateMetrics } from './KubeStateMetrics';
import { PodInstruments, podKey } from './PodInstruments';
import type { Application, ApplicationPod } from './readApplications';
import { readApplications } from './readApplications';
import type { Labels, Sample } from './Sample';
import { hash, seededRandom } from './random';
import { residentMemory } from './residentMemory';
import { simulateRequests, type ServedRequest } from './simulateRequests';
import { StoreMetrics } from './StoreMetrics';

/** How much of a pause is made up for, so that a process that slept does not work for minutes. */
const MOST_SECONDS_AT_ONCE = 60;

/**
 * Where metrics come from.
 *
 * @public
 */
export interface ApplicationMetricsOptions {
  cluster: Cluster;
  clock?: () => Date;
  seed?: number;
}

/**
 * The metrics of the applications in the cluster: every ready pod of a backend serves its share of
 * the traffic of its namespace. Beside them stands what exporters tell of their containers,
 * queues, volumes and certificates. What is measured depends on the cluster, the clock and the
 * seed only.
 *
 * @public
 */
export class ApplicationMetrics {
  readonly #cluster: Cluster;
  readonly #clock: () => Date;
  readonly #seed: number;
  readonly #instruments = new PodInstruments();
  readonly #containers: ContainerMetrics;
  readonly #stores: StoreMetrics;
  readonly #state: KubeStateMetrics;
  #second: number | undefined;

  constructor(options: ApplicationMetricsOptions) {
    this.#cluster = options.cluster;
    this.#containers = new ContainerMetrics(options.cluster);
    this.#stores = new StoreMetrics(options.cluster);
    this.#state = new KubeStateMetrics(options.cluster);
    this.#clock = options.clock ?? (() => new Date());
    this.#seed = options.seed ?? 1;
  }

  /** What a scrape at this time reads. */
  async samples(at: Date = this.#clock()): Promise<Sample[]> {
    this.#advance(at);
    const own = await this.#instruments.samples();
    return [...own, ...this.#exported(at)];
  }

  /** What a scrape now reads, in Prometheus' text format. */
  async text(): Promise<string> {
    const now = this.#clock();
    this.#advance(now);
    const own = await this.#instruments.text();
    return [own, ...this.#exported(now).map(formatSample), ''].join('\n');
  }

  #exported(at: Date): Sample[] {
    return [
      ...this.#containers.samples(at),
      ...this.#stores.samples(at),
      ...this.#state.samples(),
    ];
  }

  #advance(at: Date): void {
    const now = Math.floor(at.getTime() / 1000);
    const last = Math.max(this.#second ?? now, now - MOST_SECONDS_AT_ONCE);
    this.#second = Math.max(now, this.#second ?? now);
    const applications = readApplications(this.#cluster);
    this.#forgetPods(applications);
    for (const application of applications) {
      for (let second = last + 1; second <= now; second++) {
        this.#serve(application, second);
      }
      application.pods.forEach(pod => this.#describe(application, pod, now));
    }
  }

  #forgetPods(applications: Application[]): void {
    const ready = applications.flatMap(({ namespace, pods }) =>
      pods.filter(pod => pod.ready).map(pod => podKey(namespace, pod.name)),
    );
    this.#instruments.keep(new Set(ready));
  }

  #serve(application: Application, second: number): void {
    if (application.role === 'worker') {
      this.#work(application, second);
      return;
    }
    const instruments = this.#instruments;
    const requests = simulateRequests(application, second, this.#seed);
    for (const request of requests) {
      const { method, endpoint, status } = request;
      const labels = labelsOf(application, request.pod);
      instruments.count(instruments.requests, {
        ...labels,
        method,
        endpoint,
        status,
      });
      instruments.observe(instruments.requestDuration, labels, request.seconds);
      instruments.observe(
        instruments.databaseDuration,
        { ...labels, query_type: method === 'POST' ? 'insert' : 'select' },
        request.databaseSeconds,
      );
      instruments.count(
        instruments.cpuSeconds,
        labels,
        0.004 + request.databaseSeconds / 20,
      );
      if (application.isAnalytics) {
        this.#analyse(request, labels);
      }
    }
  }

  /** Four in five screenings are in the cache; what is posted makes a portfolio. */
  #analyse({ method, seconds }: ServedRequest, labels: Labels): void {
    const instruments = this.#instruments;
    if (method === 'POST') {
      instruments.count(instruments.portfolios, labels);
      return;
    }
    const isHit = hash(`${labels.pod}/${seconds}`) % 5 > 0;
    const { cacheHits, cacheMisses } = instruments;
    instruments.count(instruments.screenings, labels);
    instruments.count(cacheHits, labels, isHit ? 1 : 0);
    instruments.count(cacheMisses, labels, isHit ? 0 : 1);
  }

  #work(application: Application, second: number): void {
    const instruments = this.#instruments;
    for (const pod of application.pods.filter(({ ready }) => ready)) {
      const labels = labelsOf(application, pod.name);
      const random = seededRandom(hash(`${this.#seed}/${second}/${pod.name}`));
      const failed = random() < application.errorRatio ? 1 : 0;
      instruments.count(instruments.tasksFailed, labels, failed);
      instruments.count(instruments.cpuSeconds, labels, 0.05 * random());
    }
  }

  /** Sets the gauges of a pod. A pod that is not ready is only said to be down. */
  #describe(application: Application, pod: ApplicationPod, now: number): void {
    const instruments = this.#instruments;
    const labels = labelsOf(application, pod.name);
    instruments.set(instruments.up, labels, pod.ready ? 1 : 0);
    if (!pod.ready) {
      return;
    }
    const random = seededRandom(hash(`${this.#seed}/${pod.name}/${now}`));
    instruments.set(instruments.startTime, labels, pod.startedAt);
    instruments.set(
      instruments.memoryBytes,
      labels,
      pod.memoryBytes ?? residentMemory(pod.name, random),
    );
    if (application.role === 'worker') {
      const running = Math.floor(4 * random());
      instruments.set(instruments.tasksRunning, labels, running);
      return;
    }
    const connections = 2 + Math.floor(6 * random());
    instruments.set(
      instruments.databaseConnections,
      labels,
      application.databaseReady ? connections : 0,
    );
  }
}

function labelsOf(application: Application, pod: string): Labels {
  const { namespace, service } = application;
  // As a monitor of its Service would call the job.
  return { job: service, namespace, pod, service };
}
