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

/** What a watcher tells of one kind of object, in order. */
export type WatchChange<Kind extends KubernetesKind = KubernetesKind> =
  /** All objects there are: forget the others. */
  | { type: 'replaced'; objects: KubernetesObjectTypes[Kind][] }
  | { type: 'upserted'; object: KubernetesObjectTypes[Kind] }
  | { type: 'deleted'; object: DeletedObject }
  /** Nothing changed up to now. */
  | { type: 'current' }
  | { type: 'state'; state: SourceState; message: string };
