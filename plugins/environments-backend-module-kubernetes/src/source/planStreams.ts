import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import { isClusterScoped, NO_NAMESPACE } from '../watcher/resources';

/** One list and watch: of a kind in one namespace, or in all when there is none. */
export interface StreamPlan {
  kind: KubernetesKind;
  namespace?: string;
}

/** Namespaces are watched one by one with up to so many streams; above, the whole cluster is. */
export const STREAMS_OF_NAMESPACES = 150;

/**
 * Decides which streams to hold open. A stream for each namespace costs connections but brings
 * only what is used; a stream for the whole cluster is one for each kind, and brings everything.
 */
export function planStreams(
  kinds: readonly KubernetesKind[],
  namespaces: ReadonlySet<string>,
  /** Kinds that may not be read in the whole cluster. */
  onlyByNamespace: ReadonlySet<KubernetesKind>,
): StreamPlan[] {
  if (namespaces.size === 0) {
    return [];
  }
  const namespaced = kinds.filter(kind => !isClusterScoped(kind));
  const singly = namespaced.length * namespaces.size <= STREAMS_OF_NAMESPACES;
  return kinds.flatMap((kind): StreamPlan[] =>
    !isClusterScoped(kind) && (singly || onlyByNamespace.has(kind))
      ? [...namespaces].map(namespace => ({ kind, namespace }))
      : [{ kind }],
  );
}

/** The same for plans of the same stream. */
export function planKey({ kind, namespace }: StreamPlan): string {
  return `${kind}/${namespace ?? '*'}`;
}

/** Where the store keeps what a stream brings. */
export function coverageOf(
  { kind, namespace }: StreamPlan,
  namespaces: Iterable<string>,
): Set<string> {
  if (isClusterScoped(kind)) {
    return new Set([NO_NAMESPACE]);
  }
  return new Set(namespace === undefined ? namespaces : [namespace]);
}
