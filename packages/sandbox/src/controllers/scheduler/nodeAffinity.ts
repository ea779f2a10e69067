import { NodeView } from '../nodes';
import { NodeRequirement, PlacementView } from './placementSpec';

/** Whether a node has what the Pod's node selector and required node affinity ask for. */
export function isEligible({ metadata }: NodeView, { spec }: PlacementView) {
  const labels = metadata.labels ?? {};
  const fields = { 'metadata.name': metadata.name };
  const terms =
    spec.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution
      ?.nodeSelectorTerms;
  return (
    Object.entries(spec.nodeSelector).every(
      ([name, value]) => labels[name] === value,
    ) &&
    // One of the terms, and all of what it says; a term that says nothing is none.
    (terms === undefined ||
      terms.some(
        ({ matchExpressions, matchFields }) =>
          matchExpressions.length + matchFields.length > 0 &&
          matchExpressions.every(each => meets(labels, each)) &&
          matchFields.every(each => meets(fields, each)),
      ))
  );
}

function meets(
  labels: Record<string, string>,
  { key, operator, values }: NodeRequirement,
): boolean {
  const value: string | undefined = labels[key];
  switch (operator) {
    case 'In':
      return value !== undefined && values.includes(value);
    case 'NotIn':
      return value === undefined || !values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
    case 'Gt':
      return Number(value) > Number(values[0]);
    case 'Lt':
      return Number(value) < Number(values[0]);
    default:
      return false;
  }
}
