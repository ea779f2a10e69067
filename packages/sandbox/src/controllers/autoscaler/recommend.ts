import { z } from 'zod';
import { KubeObject } from '../../kubernetes/Cluster';
import { isActive, isReady, readPod } from '../objects/pod';
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
});

type Metric = z.infer<typeof metricSchema>;

/** How far usage may be off its target before anything is done. */
const TOLERANCE = 0.1;

export interface Recommendation {
  replicas: number;
  resource: string;
  /** As `status.currentMetrics` has it. */
  current: {
    type: 'Resource';
    resource: {
      name: string;
      current: { averageUtilization: number; averageValue: string };
    };
  };
}

/**
 * How many replicas a metric asks for: as many as bring the average to its target. Undefined for
 * metrics that the sandbox does not have, or when no Pod has been measured.
 */
export function recommend(
  metric: Metric,
  pods: readonly KubeObject[],
  replicas: number,
  usage: UsageSource,
): Recommendation | undefined {
  const { name: resource = '', target } = metric.resource ?? {};
  const wanted = target?.averageUtilization;
  if (!wanted || (resource !== 'cpu' && resource !== 'memory')) {
    return undefined;
  }
  const measured = pods
    .map(readPod)
    .filter(pod => isActive(pod) && isReady(pod))
    .flatMap(pod => {
      const used =
        resource === 'cpu' ? usage.cpu(pod.object) : usage.memory(pod.object);
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
  const ratio = averageUtilization / wanted;
  const settled = Math.abs(ratio - 1) <= TOLERANCE;
  return {
    resource,
    replicas: settled ? replicas : Math.ceil(measured.length * ratio),
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

function quantity(resource: string, value: number): string {
  return resource === 'cpu'
    ? `${Math.round(value * 1000)}m`
    : String(Math.round(value));
}
