import type { KubernetesObjects, ObjectMetadata, Pod } from '../kubernetes';
import type { Subject } from './Finding';
import { changedPlaces } from './changedPlaces';
import { sameItems } from './sameItems';
import { subjectKey, subjectOf } from './subjects';

const NO_PODS: readonly Pod[] = [];
const HASH_LABEL = 'pod-template-hash';

function controllerOf({ ownerReferences }: ObjectMetadata) {
  return ownerReferences.find(owner => owner.controller) ?? ownerReferences[0];
}

/** The owner of the Pods of a ReplicaSet: what controls it. */
function ownerAbove(replicaSet: ObjectMetadata): Subject | undefined {
  const above = controllerOf(replicaSet);
  return (
    above && {
      kind: above.kind,
      namespace: replicaSet.namespace,
      name: above.name,
      uid: above.uid,
    }
  );
}

/** Tells the owner of a Pod from these ReplicaSets and Deployments. */
class Owners {
  /** By the uid of the ReplicaSet. */
  readonly #above: ReadonlyMap<string, Subject | undefined>;
  readonly #deployments: ReadonlyMap<string, ObjectMetadata>;

  constructor({ ReplicaSet = [], Deployment = [] }: KubernetesObjects) {
    this.#above = new Map(
      ReplicaSet.map(({ metadata }) => [metadata.uid, ownerAbove(metadata)]),
    );
    this.#deployments = new Map(
      Deployment.map(({ metadata }) => [
        `${metadata.namespace}/${metadata.name}`,
        metadata,
      ]),
    );
  }

  of({ metadata }: Pod): Subject | undefined {
    const owner = controllerOf(metadata);
    if (!owner) {
      return undefined;
    }
    const { namespace, labels } = metadata;
    if (owner.kind === 'ReplicaSet') {
      const above = this.#above.get(owner.uid);
      if (above) {
        return above;
      }
      // Where ReplicaSets may not be read, their names still tell the Deployment's.
      const ending = `-${labels[HASH_LABEL]}`;
      const deployment = owner.name.endsWith(ending)
        ? this.#deployments.get(
            `${namespace}/${owner.name.slice(0, -ending.length)}`,
          )
        : undefined;
      if (deployment) {
        return subjectOf('Deployment', deployment);
      }
    }
    return { kind: owner.kind, namespace, name: owner.name, uid: owner.uid };
  }
}

/** The Pods of each owner by its key, and those that have none. */
type PodGroups = ReadonlyMap<string | undefined, readonly Pod[]>;

/**
 * Which Pods belong to which workload: the owner of a Pod is the Deployment of its ReplicaSet, or
 * else the object that its owner reference names.
 */
export class OwnerIndex {
  readonly #objects: KubernetesObjects;
  readonly #owners: Owners;
  readonly #pods: PodGroups;

  constructor(objects: KubernetesObjects, previous?: OwnerIndex) {
    const before = previous && previous.#objects;
    const sameOwners =
      before?.ReplicaSet === objects.ReplicaSet &&
      before?.Deployment === objects.Deployment;
    this.#objects = objects;
    this.#owners =
      previous && sameOwners ? previous.#owners : new Owners(objects);
    const { Pod: pods = [] } = objects;
    const known = sameOwners ? previous : undefined;
    this.#pods =
      (known && this.#update(pods, known)) ??
      this.#group(pods, previous && previous.#pods);
  }

  ownerOf(pod: Pod): Subject | undefined {
    return this.#owners.of(pod);
  }

  /** The same array as from the index before, when the Pods are the same. */
  podsOf(owner: Subject): readonly Pod[] {
    return this.#pods.get(subjectKey(owner)) ?? NO_PODS;
  }

  /** The Pods that belong to none of the owners of these keys. */
  podsOutside(owners: ReadonlySet<string>): Pod[] {
    return [...this.#pods].flatMap(([key, pods]) =>
      key === undefined || !owners.has(key) ? pods : [],
    );
  }

  #keyOf(pod: Pod): string | undefined {
    const owner = this.#owners.of(pod);
    return owner && subjectKey(owner);
  }

  /** The groups of before with the Pods that changed; undefined when any may belong elsewhere. */
  #update(pods: readonly Pod[], previous: OwnerIndex): PodGroups | undefined {
    const { Pod: podsBefore = [] } = previous.#objects;
    const places = changedPlaces(podsBefore, pods);
    if (!places || places.length === 0) {
      return places && previous.#pods;
    }
    const groups = new Map(previous.#pods);
    for (const place of places) {
      const [before, after] = [podsBefore[place], pods[place]];
      const key = this.#keyOf(after);
      if (key !== this.#keyOf(before)) {
        return undefined;
      }
      const group = groups.get(key) ?? [];
      groups.set(
        key,
        group.map(pod => (pod === before ? after : pod)),
      );
    }
    return groups;
  }

  #group(pods: readonly Pod[], before: PodGroups | undefined): PodGroups {
    const groups = new Map<string | undefined, Pod[]>();
    for (const pod of pods) {
      const key = this.#keyOf(pod);
      const group = groups.get(key);
      if (group) {
        group.push(pod);
      } else {
        groups.set(key, [pod]);
      }
    }
    return new Map(
      [...groups].map(([key, group]) => {
        const known = before?.get(key);
        return [key, known && sameItems(known, group) ? known : group];
      }),
    );
  }
}
