import { DeclaredUsage } from '../controllers/autoscaler/UsageSource';
import { readPod } from '../controllers/objects/pod';
import { amountOf } from '../controllers/amountOf';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { podKey } from './PodInstruments';
import { PodUsageModel, type ContainerUsage } from './PodUsageModel';
import type { Labels, Sample } from './Sample';

/** How long one period of the processor's share lasts. */
const PERIODS_PER_SECOND = 10;
/** Above this share of its limit a container is throttled now and then. */
const THROTTLED_FROM = 0.5;
const LONGEST_STEP_SECONDS = 60;

interface Counters {
  cpuSeconds: number;
  periods: number;
  throttled: number;
}

/** What the kubelet tells of running containers, and kube-state-metrics of their limits. */
export class ContainerMetrics {
  readonly #cluster: Cluster;
  readonly #usage: PodUsageModel;
  readonly #counters = new Map<string, Counters>();
  #at = new Date(0);
  #before: Date | undefined;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#usage = new PodUsageModel({
      average: new DeclaredUsage(cluster),
      clock: () => this.#at,
    });
  }

  samples(at: Date): Sample[] {
    const passed = (at.getTime() - (this.#before ?? at).getTime()) / 1000;
    const seconds = Math.min(Math.max(0, passed), LONGEST_STEP_SECONDS);
    this.#at = at;
    this.#before = at;
    const pods = this.#cluster.list('Pod');
    this.#forget(pods);
    return pods.flatMap(pod => [
      ...limitsOf(pod),
      ...(this.#usage.read(pod)?.containers ?? []).flatMap(container =>
        this.#measure(pod, container, seconds),
      ),
    ]);
  }

  #measure(
    pod: KubeObject,
    { name, cpuCores, memoryBytes }: ContainerUsage,
    seconds: number,
  ): Sample[] {
    const labels = labelsOf(pod, name);
    const key = `${podKey(labels.namespace, labels.pod)}/${name}`;
    const counters = this.#counters.get(key) ?? {
      ...{ cpuSeconds: 0, periods: 0, throttled: 0 },
    };
    this.#counters.set(key, counters);
    const limit = limitOf(pod, name, 'cpu');
    const load = limit > 0 ? Math.min(1, cpuCores / limit) : 0;
    counters.cpuSeconds += seconds * cpuCores;
    counters.periods += seconds * PERIODS_PER_SECOND;
    counters.throttled +=
      seconds * PERIODS_PER_SECOND * Math.max(0, load - THROTTLED_FROM);
    const told = [
      ['container_cpu_usage_seconds_total', counters.cpuSeconds],
      ['container_memory_working_set_bytes', Math.round(memoryBytes)],
      ...(limit > 0
        ? ([
            ['container_cpu_cfs_periods_total', counters.periods],
            ['container_cpu_cfs_throttled_periods_total', counters.throttled],
          ] as const)
        : []),
    ] as const;
    return told.map(([metric, value]) => ({ name: metric, labels, value }));
  }

  #forget(pods: readonly KubeObject[]): void {
    const present = new Set(
      pods.map(({ metadata }) =>
        podKey(metadata.namespace ?? '', metadata.name),
      ),
    );
    for (const key of this.#counters.keys()) {
      if (!present.has(key.slice(0, key.lastIndexOf('/')))) {
        this.#counters.delete(key);
      }
    }
  }
}

function limitsOf(pod: KubeObject): Sample[] {
  return readPod(pod).spec.containers.flatMap(({ name }) =>
    (
      [
        ['cpu', 'core'],
        ['memory', 'byte'],
      ] as const
    ).flatMap(([resource, unit]) => {
      const value = limitOf(pod, name, resource);
      const labels = { ...labelsOf(pod, name), resource, unit };
      return value > 0
        ? [{ name: 'kube_pod_container_resource_limits', labels, value }]
        : [];
    }),
  );
}

function limitOf(pod: KubeObject, container: string, resource: string): number {
  const found = readPod(pod).spec.containers.find(
    ({ name }) => name === container,
  );
  return amountOf(found?.resources.limits[resource]);
}

function labelsOf({ metadata }: KubeObject, container: string): Labels {
  return {
    namespace: metadata.namespace ?? '',
    pod: metadata.name,
    container,
  };
}
