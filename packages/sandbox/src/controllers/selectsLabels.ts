import { parseLabelSelector } from '../kubernetes/selectors/labelSelector';
import { selectorText } from '../kubernetes/selectors/selectorText';

type Matches = (labels: Record<string, string>) => boolean;

const known = new WeakMap<object, Matches>();

/** Whether a label selector object selects the labels; an empty one selects all, an absent one none. */
export function selectsLabels(
  selector: object | undefined,
  labels: Record<string, string> = {},
): boolean {
  if (!selector) {
    return false;
  }
  // Objects of the cluster never change in place.
  const matches =
    known.get(selector) ?? parseLabelSelector(selectorText(selector));
  known.set(selector, matches);
  return matches(labels);
}
