import { selects } from '../../health/disruptionBudgets';
import type { NetworkPolicy } from '../../kubernetes';

/** A label selector as objects hold it; undefined where an object has none. */
export type Selector = NonNullable<NetworkPolicy['spec']['podSelector']>;

type Labels = Readonly<Record<string, string>>;

/** Whether labels have every one of a selector that is not empty, as a Service has it. */
export function hasEvery(labels: Labels, selector: Labels): boolean {
  const terms = Object.entries(selector);
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
