import type { KubernetesKind } from '@flightdeck/plugin-environments-common';
import { kinds } from '../watcher/resources';

/** One list and watch: of a kind in one namespace, or in all when there is none. */
export interface StreamPlan {
  kind: KubernetesKind;
  namespace?: string;
}

/** Up to so many namespaces are watched one by one; above, the whole cluster is. */
export const NAMESPACES_WATCHED_SINGLY = 8;

/**
 * Decides which streams to hold open. A stream for each namespace costs connections but brings
 * only what is used; a stream for the whole cluster is one for each kind, and brings everything.
 */
export function planStreams(
  namespaces: ReadonlySet<string>,
  /** Kinds that may not be read in the whole cluster. */
  onlyByNamespace: ReadonlySet<KubernetesKind>,
): StreamPlan[] {
  const singly = namespaces.size <= NAMESPACES_WATCHED_SINGLY;
  return kinds.flatMap((kind): StreamPlan[] =>
    singly || onlyByNamespace.has(kind)
      ? [...namespaces].map(namespace => ({ kind, namespace }))
      : [{ kind }],
  );
}

/** The same for plans of the same stream. */
export function planKey({ kind, namespace }: StreamPlan): string {
  return `${kind}/${namespace ?? '*'}`;
}
