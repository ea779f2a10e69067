import type { ObjectStore } from '../store/ObjectStore';
import { isClusterScoped, isCustom, NO_NAMESPACE } from '../watcher/resources';
import type { RelevantStream } from './describeCluster';
import type { KindStream } from './KindStream';
import type { StreamSet } from './StreamSet';

/** The streams that bear on some namespaces, with what the store holds of them. */
export function relevantStreams(
  streams: StreamSet,
  store: ObjectStore,
  namespaces: readonly string[],
): RelevantStream[] {
  return streams.bearingOn(namespaces).flatMap(stream => {
    const { kind, namespace, status } = stream;
    if (isCustom(kind) && status.state === 'unsupported') {
      // The cluster has no such kind any more: soon nobody asks for it.
      return [];
    }
    const told = toldOf(stream, namespaces);
    const known = told.every(name => store.read(kind, name) !== undefined);
    return told.length > 0 ? [{ kind, namespace, status, known }] : [];
  });
}

function toldOf(
  { kind, namespace, covered }: KindStream,
  namespaces: readonly string[],
): readonly string[] {
  if (isClusterScoped(kind)) {
    return [NO_NAMESPACE];
  }
  return namespace === undefined
    ? namespaces.filter(name => covered.has(name))
    : [namespace];
}
