import type { DaemonSet } from '../kubernetes';

/** On how many nodes Pods are wanted, there, and available. */
export function daemonCounts({ status }: DaemonSet) {
  return {
    desired: status.desiredNumberScheduled ?? 0,
    current: status.currentNumberScheduled ?? 0,
    // The API leaves out counts that are zero.
    available: status.numberAvailable ?? 0,
    misscheduled: status.numberMisscheduled ?? 0,
  };
}

/** What the counts say, as evidence. */
export function daemonEvidence(
  { status }: DaemonSet,
  field: 'currentNumberScheduled' | 'numberAvailable' | 'numberMisscheduled',
) {
  return [
    {
      path: 'status.desiredNumberScheduled',
      value: String(status.desiredNumberScheduled ?? 0),
    },
    { path: `status.${field}`, value: String(status[field] ?? 0) },
  ];
}
