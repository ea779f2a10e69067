import { z } from 'zod';
import { KubeObject } from '../../kubernetes/Cluster';
import { isActive, isReady, PodView, readPod } from '../objects/pod';
import { amountOf } from '../amountOf';
import { requested, UsageSource } from './UsageSource';

export const metricSchema = z.object({
  type: z.string(),
  resource: z
    .object({
      name: z.string(),
      target: z.object({
        type: z.string(),
        averageUtilization: z.number().optional(),
      }),
    })
    .optional(),
  pods: z
    .object({
      metric: z.object({ name: z.string() }),
      target: z.object({
        averageValue: z.union([z.string(), z.number()]).optional(),
      }),
    })
    .optional(),
});

type Metric = z.infer<typeof metricSchema>;

/** How far usage may be off its target before anything is done. */
const TOLERANCE = 0.1;

/** What Pods measure themselves, as an adapter for custom metrics would say. */
export interface CustomMetrics {
  /** The value for one Pod; undefined when nothing is known of it. */
  read(pod: KubeObject, metric: string): number | undefined;
}

export interface Recommendation {
  replicas: number;
  /** In the words of the autoscaler. */
  source: string;
  /** As `status.currentMetrics` has it. */
  current: Record<string, unknown>;
}

export interface MeasuredPods {
  pods: readonly KubeObject[];
  /** Of the workload. */
  replicas: number;
  usage: UsageSource;
  custom: CustomMetrics;
}

/**
 * How many replicas a metric asks for: as many as bring the average to its target. Undefined for
 * metrics that the sandbox does not have, or when no Pod has been measured.
 */
export function recommend(
  metric: Metric,
  measured: MeasuredPods,
): Recommendation | undefined {
  return metric.type === 'Pods'
    ? recommendByPods(metric, measured)
    : recommendByResource(metric, measured);
}

function recommendByResource(
  metric: Metric,
  { pods, replicas, usage }: MeasuredPods,
): Recommendation | undefined {
  const { name: resource = '', target } = metric.resource ?? {};
  const wanted = target?.averageUtilization;
  if (!wanted || (resource !== 'cpu' && resource !== 'memory')) {
    return undefined;
  }
  const measured = readyOf(pods).flatMap(pod => {
    const used = usage[resource](pod.object);
    return used === undefined
      ? []
      : [{ used, request: requested(pod, resource) }];
  });
  const used = measured.reduce((sum, pod) => sum + pod.used, 0);
  const request = measured.reduce((sum, pod) => sum + pod.request, 0);
  if (request === 0) {
    return undefined;
  }
  const averageUtilization = Math.round((100 * used) / request);
  return {
    source: `${resource} resource utilization (percentage of request)`,
    replicas: scaled(averageUtilization / wanted, measured.length, replicas),
    current: {
      type: 'Resource',
      resource: {
        name: resource,
        current: {
          averageUtilization,
          averageValue: quantity(resource, used / measured.length),
        },
      },
    },
  };
}

function recommendByPods(
  { pods: metric }: Metric,
  { pods, replicas, custom }: MeasuredPods,
): Recommendation | undefined {
  const wanted = amountOf(metric?.target.averageValue);
  if (!metric || wanted === 0) {
    return undefined;
  }
  const { name } = metric.metric;
  const values = readyOf(pods).flatMap(
    ({ object }) => custom.read(object, name) ?? [],
  );
  if (values.length === 0) {
    return undefined;
  }
  const average = values.reduce((sum, each) => sum + each, 0) / values.length;
  const averageValue = `${Math.round(average * 1000)}m`;
  return {
    source: `pods metric ${name}`,
    replicas: scaled(average / wanted, values.length, replicas),
    current: {
      type: 'Pods',
      pods: { metric: { name }, current: { averageValue } },
    },
  };
}

function readyOf(pods: readonly KubeObject[]): PodView[] {
  return pods.map(readPod).filter(pod => isActive(pod) && isReady(pod));
}

function scaled(ratio: number, measured: number, replicas: number): number {
  const isSettled = Math.abs(ratio - 1) <= TOLERANCE;
  return isSettled ? replicas : Math.ceil(measured * ratio);
}

function quantity(resource: string, value: number): string {
  return resource === 'cpu'
    ? `${Math.round(value * 1000)}m`
    : String(Math.round(value));
}
