import type { ConformanceContext } from '../ConformanceContext';
import { podLabels } from '../LiveObject';
import { hasEvery } from './selecting';

/** Names by part and namespace: every Ingress asks for the same again. */
const found = new WeakMap<ConformanceContext, Map<string, string[]>>();

/** The names of the Services of a namespace that send to a part. */
export function servicesOf(
  part: string,
  namespace: string,
  context: ConformanceContext,
): string[] {
  const known = found.get(context) ?? new Map<string, string[]>();
  found.set(context, known);
  const key = `${part}/${namespace}`;
  const names = known.get(key) ?? findServices(part, namespace, context);
  known.set(key, names);
  return names;
}

function findServices(
  part: string,
  namespace: string,
  context: ConformanceContext,
): string[] {
  const labels = context
    .workloadsOf(part)
    .filter(({ object }) => object.metadata.namespace === namespace)
    .map(podLabels);
  return context.index
    .objects('Service')
    .filter(
      ({ metadata, spec }) =>
        metadata.namespace === namespace &&
        labels.some(each => hasEvery(each, spec.selector)),
    )
    .map(({ metadata }) => metadata.name);
}
