import type {
  KubernetesObjects,
  LabelRequirement,
  ObjectMetadata,
} from '@flightdeck/plugin-environments-common';
import { matchesLabelSelector } from '@flightdeck/plugin-environments-common';

interface WithMetadata {
  metadata: ObjectMetadata;
}

/** Names an object where only kind and name are told, as in the target of an autoscaler. */
function nameKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/** Gathers what has been selected so far, so that what belongs to it can be found. */
class Selection {
  readonly #uids = new Set<string>();
  readonly #names = new Set<string>();
  readonly #requirements: readonly LabelRequirement[];

  constructor(requirements: readonly LabelRequirement[]) {
    this.#requirements = requirements;
  }

  /** Takes the objects with the labels, those owned by what was taken, and those that belong. */
  take<T extends WithMetadata>(
    kind: string,
    objects: readonly T[] | undefined,
    belongs: (object: T) => boolean = () => false,
  ): T[] | undefined {
    return objects?.filter(object => {
      const { metadata } = object;
      const taken =
        matchesLabelSelector(metadata.labels, this.#requirements) ||
        metadata.ownerReferences.some(({ uid }) => this.#uids.has(uid)) ||
        belongs(object);
      if (taken) {
        this.#uids.add(metadata.uid);
        this.#names.add(nameKey(kind, metadata.namespace, metadata.name));
      }
      return taken;
    });
  }

  hasUid(uid: string | undefined): boolean {
    return uid !== undefined && this.#uids.has(uid);
  }

  hasName(kind = '', namespace = '', name = ''): boolean {
    return this.#names.has(nameKey(kind, namespace, name));
  }
}

/**
 * Narrows objects to those of an environment that shares its namespaces with others: the objects
 * with the labels, what they own, the autoscalers that scale them, and the events about all these.
 */
export function selectObjects(
  objects: KubernetesObjects,
  requirements: readonly LabelRequirement[],
): KubernetesObjects {
  const selection = new Selection(requirements);
  // Owners before what they own.
  const Deployment = selection.take('Deployment', objects.Deployment);
  const ReplicaSet = selection.take('ReplicaSet', objects.ReplicaSet);
  const StatefulSet = selection.take('StatefulSet', objects.StatefulSet);
  const Pod = selection.take('Pod', objects.Pod);
  const Service = selection.take('Service', objects.Service);
  const Ingress = selection.take('Ingress', objects.Ingress);
  const HorizontalPodAutoscaler = selection.take(
    'HorizontalPodAutoscaler',
    objects.HorizontalPodAutoscaler,
    ({ metadata, spec }) =>
      selection.hasName(
        spec.scaleTargetRef?.kind,
        metadata.namespace,
        spec.scaleTargetRef?.name,
      ),
  );
  const Event = objects.Event?.filter(({ involvedObject, metadata }) =>
    involvedObject.uid === undefined
      ? selection.hasName(
          involvedObject.kind,
          involvedObject.namespace ?? metadata.namespace,
          involvedObject.name,
        )
      : selection.hasUid(involvedObject.uid),
  );
  return {
    Pod,
    Deployment,
    ReplicaSet,
    StatefulSet,
    Service,
    Ingress,
    HorizontalPodAutoscaler,
    Event,
  };
}
