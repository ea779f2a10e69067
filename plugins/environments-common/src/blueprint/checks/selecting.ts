import { selects } from '../../health/disruptionBudgets';
import type { NetworkPolicy } from '../../kubernetes';

/** A label selector as objects hold it; undefined where an object has none. */
export type Selector = NonNullable<NetworkPolicy['spec']['podSelector']>;

type Labels = Readonly<Record<string, string>>;

/** Argo Rollouts narrows a Service to one ReplicaSet by this; no template has it. */
const ROLLOUT_HASH = 'rollouts-pod-template-hash';

/** Whether the Pods of a template have every label of the selector of a Service. */
export function hasEvery(labels: Labels, selector: Labels): boolean {
  const terms = Object.entries(selector).filter(
    ([key]) => key !== ROLLOUT_HASH,
  );
  return (
    terms.length > 0 &&
    terms.every(
      ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
    )
  );
}

export function isSelected(
  labels: Labels,
  selector: Selector | undefined,
): boolean {
  return selector !== undefined && selects(selector, labels);
}
