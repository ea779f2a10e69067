import type { IndicatorDefinition } from './IndicatorDefinition';

const PER_CONTAINER = 'by (namespace, pod, container)';
/** Leaves out the sums of pods and their pause containers. */
const CONTAINERS = 'namespace=~"$namespaces",container!="",container!="POD"';
const LIMITS = 'kube_pod_container_resource_limits';

const CPU_USED = `sum ${PER_CONTAINER} (rate(container_cpu_usage_seconds_total{${CONTAINERS}}[5m]))`;
const MEMORY_USED = `max ${PER_CONTAINER} (container_memory_working_set_bytes{${CONTAINERS}})`;

function increaseOf(metric: string): string {
  return `sum ${PER_CONTAINER} (increase(${metric}{${CONTAINERS}}[15m]))`;
}

/**
 * How close the fullest container is to its limits. The limits are those of kube-state-metrics, or
 * else those that the kubelet tells of; a container without limits does not count.
 */
export const SATURATION_INDICATORS: readonly IndicatorDefinition[] = [
  {
    id: 'cpu-saturation',
    title: 'CPU used of the limit',
    unit: 'ratio',
    queries: [
      `max(${CPU_USED} / (max ${PER_CONTAINER} (${LIMITS}{namespace=~"$namespaces",resource="cpu"}) > 0))`,
      `max(${CPU_USED} / (max ${PER_CONTAINER} (container_spec_cpu_quota{${CONTAINERS}}) / max ${PER_CONTAINER} (container_spec_cpu_period{${CONTAINERS}}) > 0))`,
    ],
    warning: 0.9,
    trouble: 'above',
    optional: true,
    needsTraffic: false,
  },
  {
    id: 'memory-saturation',
    title: 'Memory used of the limit',
    unit: 'ratio',
    queries: [
      `max(${MEMORY_USED} / (max ${PER_CONTAINER} (${LIMITS}{namespace=~"$namespaces",resource="memory"}) > 0))`,
      `max(${MEMORY_USED} / (max ${PER_CONTAINER} (container_spec_memory_limit_bytes{${CONTAINERS}}) > 0))`,
    ],
    warning: 0.8,
    trouble: 'above',
    optional: true,
    needsTraffic: false,
  },
  {
    id: 'cpu-throttled',
    title: 'CPU throttled',
    unit: 'ratio',
    queries: [
      `max(${increaseOf(
        'container_cpu_cfs_throttled_periods_total',
      )} / (${increaseOf('container_cpu_cfs_periods_total')} > 0))`,
    ],
    warning: 0.25,
    trouble: 'above',
    optional: true,
    needsTraffic: false,
  },
];
