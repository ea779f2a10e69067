import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';

/** How many replicas are ready; a number that is not known is a question mark. */
export function readyText({ ready, desired }: WorkloadSummary): string {
  if (desired === undefined) {
    return ready === undefined ? '' : String(ready);
  }
  return `${ready ?? '?'} of ${desired}`;
}

/** Where an autoscaler is within its range. */
export function autoscalerText(
  autoscaler: WorkloadSummary['autoscaler'],
): string {
  if (!autoscaler) {
    return '';
  }
  const { min, max, current, desired } = autoscaler;
  const range = `${min ?? '?'} to ${max ?? '?'}`;
  const wanted =
    desired !== undefined && desired !== current ? `, wants ${desired}` : '';
  return current === undefined ? range : `${current} in ${range}${wanted}`;
}

/** How often the containers of all its Pods were restarted. */
export function restartsOf({ pods }: WorkloadSummary): number {
  return pods.reduce((sum, { restarts }) => sum + restarts, 0);
}
