import type { Pod, PodDisruptionBudget } from '../kubernetes';
import type { FactIndex } from './FactIndex';

type Selector = NonNullable<PodDisruptionBudget['spec']['selector']>;

function holds(
  { key, operator, values }: Selector['matchExpressions'][number],
  labels: Readonly<Record<string, string>>,
): boolean {
  const value = Object.hasOwn(labels, key) ? labels[key] : undefined;
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    default:
      return false;
  }
}

/** Whether labels satisfy a selector; one without terms is satisfied by all labels. */
export function selects(
  { matchLabels, matchExpressions }: Selector,
  labels: Readonly<Record<string, string>>,
): boolean {
  return (
    Object.entries(matchLabels).every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    ) && matchExpressions.every(expression => holds(expression, labels))
  );
}

/** The Pods that a PodDisruptionBudget protects; without a selector it protects none. */
export function podsProtectedBy(
  { metadata, spec }: PodDisruptionBudget,
  index: FactIndex,
): readonly Pod[] {
  const { selector } = spec;
  return selector
    ? index
        .objects('Pod')
        .filter(
          pod =>
            pod.metadata.namespace === metadata.namespace &&
            selects(selector, pod.metadata.labels),
        )
    : [];
}

/** Whether the status speaks of the budget as it is now. */
export function isBudgetObserved({
  metadata,
  status,
}: PodDisruptionBudget): boolean {
  return (metadata.generation ?? 0) <= (status.observedGeneration ?? 0);
}

/** `minAvailable 2` or `maxUnavailable 1`, and where it stands. */
export function budgetEvidence({ spec, status }: PodDisruptionBudget) {
  const [path, value] =
    spec.minAvailable === undefined
      ? ['spec.maxUnavailable', spec.maxUnavailable]
      : ['spec.minAvailable', spec.minAvailable];
  return [
    { path, value: String(value ?? 'none') },
    {
      path: 'status',
      value: `${status.currentHealthy ?? 0} of ${
        status.expectedPods ?? 0
      } Pods are ready, ${status.desiredHealthy ?? 0} must be`,
    },
  ];
}
