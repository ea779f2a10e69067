import { KubeObject, Manifest, ObjectMeta } from './Cluster';
import { equalJson } from './json';

/** What only the server sets: a client's values for these count for nothing. */
type ServerMetadata = Pick<
  ObjectMeta,
  | 'namespace'
  | 'uid'
  | 'resourceVersion'
  | 'generation'
  | 'creationTimestamp'
  | 'deletionTimestamp'
  | 'deletionGracePeriodSeconds'
>;

/** The metadata of a manifest with the server's own fields in place of the client's. */
export function withServerMetadata(
  { metadata }: Manifest,
  own: ServerMetadata,
): ObjectMeta {
  return {
    ...metadata,
    namespace: own.namespace,
    uid: own.uid,
    resourceVersion: own.resourceVersion,
    generation: own.generation,
    creationTimestamp: own.creationTimestamp,
    deletionTimestamp: own.deletionTimestamp,
    deletionGracePeriodSeconds: own.deletionGracePeriodSeconds,
  };
}

/** One more than before, when what is wanted has changed; absent for kinds that do not count. */
export function nextGeneration(
  current: KubeObject,
  next: KubeObject,
): number | undefined {
  const { generation } = current.metadata;
  return generation === undefined || equalJson(intent(current), intent(next))
    ? generation
    : generation + 1;
}

/** Kubernetes writes times in whole seconds. */
export function formatTime(time: Date): string {
  return `${time.toISOString().slice(0, 19)}Z`;
}

/** What is wanted: everything but the metadata and the status. */
function intent(object: KubeObject): Record<string, unknown> {
  const { metadata: _metadata, status: _status, ...rest } = object;
  return rest;
}
