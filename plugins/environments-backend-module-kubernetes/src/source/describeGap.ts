import type {
  KubernetesKind,
  SourceGap,
  SourceState,
} from '@flightdeck/plugin-environments-common';
import { qualifiedName, resources } from '../watcher/resources';
import type { RelevantStream } from './describeCluster';

/** The gap of a kind that a cluster has in no version that is known here. */
export function unreadableGap(
  kind: KubernetesKind,
  cluster: string,
): SourceGap {
  const resource = resources[kind];
  return {
    what: kind,
    state: 'unsupported',
    message: `Cluster '${cluster}' does not serve ${qualifiedName(
      resource,
    )} in a version that can be read (${resource.versions.join(', ')}).`,
  };
}

/** The gap of a stream that is in this state. */
export function describeGap(
  { kind, namespace, status }: RelevantStream,
  state: SourceState,
  cluster: string,
): SourceGap {
  if (state === 'unsupported') {
    return unreadableGap(kind, cluster);
  }
  const resource = resources[kind];
  const what = namespace === undefined ? kind : `${kind} in ${namespace}`;
  if (state === 'forbidden') {
    const where = namespace === undefined ? '' : ` in namespace '${namespace}'`;
    return {
      what,
      state,
      message: `The configured credentials may not list and watch ${qualifiedName(
        resource,
      )}${where} of cluster '${cluster}'.`,
    };
  }
  return { what, state, message: status.message };
}

export function missingNamespaceGap(
  namespace: string,
  cluster: string,
): SourceGap {
  return {
    what: `Namespace ${namespace}`,
    state: 'unsupported',
    message: `Namespace '${namespace}' does not exist in cluster '${cluster}'.`,
  };
}
