import { Cluster, KubeObject } from '../kubernetes/Cluster';
import { EventRecorder } from './EventRecorder';
import { Timeline } from './Timeline';

/** What every controller works with. */
export interface ControllerContext {
  cluster: Cluster;
  timeline: Timeline;
  recorder: EventRecorder;
  /** Between 0 and 1. */
  random: () => number;
}

/** Which object to look at: kind, namespace (empty for none) and name. */
export interface ObjectKey {
  kind: string;
  namespace: string;
  name: string;
}

/**
 * Brings the cluster nearer to what one object asks for. Level-triggered: `reconcile` reads the
 * present state and never relies on having seen each change.
 */
export interface Controller {
  readonly name: string;
  /** The objects to look at again after this one changed. */
  affected(object: KubeObject): ObjectKey[];
  /** Returns the seconds after which to look again, if time alone can change the answer. */
  reconcile(key: ObjectKey): number | undefined;
}

export function keyOf(object: KubeObject): ObjectKey {
  return {
    kind: object.kind,
    namespace: object.metadata.namespace ?? '',
    name: object.metadata.name,
  };
}

/** The key of the controlling owner when it is of that kind, as a list of none or one. */
export function ownerKeys(object: KubeObject, kind: string): ObjectKey[] {
  return (object.metadata.ownerReferences ?? [])
    .filter(owner => owner.controller && owner.kind === kind)
    .map(owner => ({
      kind,
      namespace: object.metadata.namespace ?? '',
      name: owner.name,
    }));
}

export function isControlledBy(object: KubeObject, owner: KubeObject): boolean {
  return (object.metadata.ownerReferences ?? []).some(
    reference => reference.controller && reference.uid === owner.metadata.uid,
  );
}

export function ownerReference(owner: KubeObject) {
  return {
    apiVersion: owner.apiVersion,
    kind: owner.kind,
    name: owner.metadata.name,
    uid: owner.metadata.uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}
