import type {
  ApplicationChange,
  WorkloadSummary,
} from '@flightdeck/plugin-environments-common';

/**
 * How many Pods changes may replace or end: those of each workload that changes. Undefined when it
 * is not known what runs.
 */
export function podsTouched(
  changes: readonly ApplicationChange[],
  workloads: readonly WorkloadSummary[] | undefined,
): number | undefined {
  if (!workloads) {
    return undefined;
  }
  const changed = new Set(
    changes.flatMap(({ resources }) =>
      resources
        .filter(({ change }) => change === 'update' || change === 'prune')
        .map(({ kind, namespace, name }) => `${kind}/${namespace}/${name}`),
    ),
  );
  return workloads
    .filter(({ kind, namespace, name }) =>
      changed.has(`${kind}/${namespace}/${name}`),
    )
    .reduce((sum, { pods }) => sum + pods.length, 0);
}
