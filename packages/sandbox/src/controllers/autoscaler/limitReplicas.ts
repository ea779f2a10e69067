import { NewCondition } from '../conditions';

export interface ReplicaLimits {
  current: number;
  wanted: number;
  minReplicas: number;
  maxReplicas: number;
}

/** Keeps a size within its limits and within how fast an autoscaler may grow. */
export function limitReplicas(limits: ReplicaLimits): {
  replicas: number;
  condition: NewCondition;
} {
  const { current, wanted, minReplicas, maxReplicas } = limits;
  // At most the double or four more in one step, as Kubernetes has it by default.
  const reach = Math.max(2 * current, current + 4);
  const reachable = Math.min(wanted, reach);
  const limited = (reason: string, message: string): NewCondition => ({
    type: 'ScalingLimited',
    status: 'True',
    reason,
    message,
  });
  if (reachable > maxReplicas) {
    return {
      replicas: maxReplicas,
      condition: limited(
        'TooManyReplicas',
        'the desired replica count is more than the maximum replica count',
      ),
    };
  }
  if (reachable < minReplicas) {
    return {
      replicas: minReplicas,
      condition: limited(
        'TooFewReplicas',
        'the desired replica count is less than the minimum replica count',
      ),
    };
  }
  return {
    replicas: reachable,
    condition:
      wanted > reach
        ? limited(
            'ScaleUpLimit',
            'the desired replica count is increasing faster than the maximum scale rate',
          )
        : {
            type: 'ScalingLimited',
            status: 'False',
            reason: 'DesiredWithinRange',
            message: 'the desired count is within the acceptable range',
          },
  };
}
