import type { ObjectMetadata, Pod } from '../kubernetes';
import type { KubernetesObjects } from '../kubernetes';
import type { Subject } from './Finding';
import { subjectKey, subjectOf } from './subjects';

const HASH_LABEL = 'pod-template-hash';

function controllerOf({ ownerReferences }: ObjectMetadata) {
  return ownerReferences.find(owner => owner.controller) ?? ownerReferences[0];
}

/**
 * Which Pods belong to which workload: the owner of a Pod is the Deployment of its ReplicaSet, or
 * else the object that its owner reference names.
 */
export class OwnerIndex {
  readonly #owners = new Map<Pod, Subject>();
  readonly #pods = new Map<string, Pod[]>();

  constructor(objects: KubernetesObjects) {
    const replicaSets = new Map(
      objects.ReplicaSet?.map(({ metadata }) => [metadata.uid, metadata]),
    );
    const deployments = new Map(
      objects.Deployment?.map(({ metadata }) => [
        `${metadata.namespace}/${metadata.name}`,
        metadata,
      ]),
    );
    for (const pod of objects.Pod ?? []) {
      const owner = ownerOfPod(pod, replicaSets, deployments);
      if (owner) {
        this.#owners.set(pod, owner);
        const key = subjectKey(owner);
        const list = this.#pods.get(key);
        if (list) {
          list.push(pod);
        } else {
          this.#pods.set(key, [pod]);
        }
      }
    }
  }

  ownerOf(pod: Pod): Subject | undefined {
    return this.#owners.get(pod);
  }

  podsOf(owner: Subject): readonly Pod[] {
    return this.#pods.get(subjectKey(owner)) ?? [];
  }
}

function ownerOfPod(
  pod: Pod,
  replicaSets: ReadonlyMap<string, ObjectMetadata>,
  deployments: ReadonlyMap<string, ObjectMetadata>,
): Subject | undefined {
  const owner = controllerOf(pod.metadata);
  if (!owner) {
    return undefined;
  }
  const { namespace, labels } = pod.metadata;
  if (owner.kind === 'ReplicaSet') {
    const replicaSet = replicaSets.get(owner.uid);
    const above = replicaSet && controllerOf(replicaSet);
    if (above) {
      return { kind: above.kind, namespace, name: above.name, uid: above.uid };
    }
    // Where ReplicaSets may not be read, their names still tell the Deployment's.
    const ending = `-${labels[HASH_LABEL]}`;
    const deployment = owner.name.endsWith(ending)
      ? deployments.get(`${namespace}/${owner.name.slice(0, -ending.length)}`)
      : undefined;
    if (deployment) {
      return subjectOf('Deployment', deployment);
    }
  }
  return { kind: owner.kind, namespace, name: owner.name, uid: owner.uid };
}
