import type {
  KubernetesKind,
  KubernetesObjectTypes,
  SourceState,
} from '@flightdeck/plugin-environments-common';

/** Names an object that is no more. */
export interface DeletedObject {
  namespace: string;
  name: string;
  uid: string;
}

/** What a watcher tells of the objects of a resource, in order. */
export type ResourceChange<T> =
  /** All objects there are: forget the others. */
  | { type: 'replaced'; objects: T[] }
  | { type: 'upserted'; object: T }
  | { type: 'deleted'; object: DeletedObject }
  /** Nothing changed up to now. */
  | { type: 'current' }
  | { type: 'state'; state: SourceState; message: string };

/** What a watcher tells of one kind of object, in order. */
export type WatchChange<Kind extends KubernetesKind = KubernetesKind> =
  ResourceChange<KubernetesObjectTypes[Kind]>;
