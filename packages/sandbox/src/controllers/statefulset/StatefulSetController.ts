import { KubeObject } from '../../kubernetes/Cluster';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from '../Controller';
import { isActive, isReady } from '../objects/pod';
import { readStatefulSet, StatefulSetView } from '../objects/workloads';
import { isAvailable, podsOf } from '../podsOf';
import { countOrAbsent, writeStatus } from '../writeStatus';
import { ensureRevision } from '../revisions';
import {
  createStatefulPod,
  deleteStatefulPod,
  isOfRevision,
  ordinalOf,
  podsByOrdinal,
} from './statefulPods';

/** After a Pod was refused. */
const RETRY_SECONDS = 5;

interface Revisions {
  current: string;
  update: string;
}

/** Keeps numbered Pods with their volumes, and replaces them one at a time, the last first. */
export class StatefulSetController implements Controller {
  readonly name = 'statefulset-controller';
  readonly #context: ControllerContext;
  /** The sets that were refused a Pod, by uid. */
  readonly #refused = new Set<string>();

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case 'StatefulSet':
        return [keyOf(object)];
      case 'Pod':
        return ownerKeys(object, 'StatefulSet');
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const object = this.#context.cluster.get('StatefulSet', namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const set = readStatefulSet(object);
    const update = ensureRevision(this.#context, set);
    const revisions = {
      current: set.status.currentRevision ?? update,
      update,
    };
    this.#refused.delete(set.metadata.uid);
    if (this.#fill(set, revisions) && this.#shrink(set)) {
      this.#update(set, revisions);
    }
    const again = this.#writeStatus(set, revisions);
    return this.#refused.has(set.metadata.uid) ? RETRY_SECONDS : again;
  }

  /** Creates missing Pods. True once there is nothing more to wait for. */
  #fill(set: StatefulSetView, revisions: Revisions): boolean {
    const ordered = set.spec.podManagementPolicy === 'OrderedReady';
    const pods = podsByOrdinal(this.#context, set);
    let complete = true;
    for (let ordinal = 0; ordinal < set.spec.replicas; ordinal += 1) {
      const wanted =
        ordinal < partitionOf(set) ? revisions.current : revisions.update;
      const pod = pods.get(ordinal);
      if (!pod) {
        if (!createStatefulPod(this.#context, set, ordinal, wanted)) {
          this.#refused.add(set.metadata.uid);
        }
      } else if (!isActive(pod) || !isReady(pod)) {
        // Kubernetes waits here for ever if the old Pod is broken. We replace it, so that a
        // repaired template repairs the Pods.
        const outdated =
          !pod.metadata.deletionTimestamp && !isOfRevision(pod, wanted);
        if ((outdated && rolls(set)) || pod.status.phase === 'Failed') {
          deleteStatefulPod(this.#context, set, pod);
        }
      } else {
        continue;
      }
      complete = false;
      if (ordered) {
        return false;
      }
    }
    return complete;
  }

  /** Removes the Pods that are too many. True once there are none. */
  #shrink(set: StatefulSetView): boolean {
    const excess = [...podsByOrdinal(this.#context, set).values()]
      .filter(pod => ordinalOf(pod) >= set.spec.replicas)
      .sort((left, right) => ordinalOf(right) - ordinalOf(left));
    if (excess.length > 0 && excess.every(isActive)) {
      deleteStatefulPod(this.#context, set, excess[0]);
    }
    return excess.length === 0;
  }

  #update(set: StatefulSetView, { update }: Revisions): void {
    if (!rolls(set)) {
      return;
    }
    const outdated = [...podsByOrdinal(this.#context, set).values()]
      .filter(pod => ordinalOf(pod) >= partitionOf(set))
      .filter(pod => !isOfRevision(pod, update))
      .sort((left, right) => ordinalOf(right) - ordinalOf(left));
    if (outdated.length > 0) {
      deleteStatefulPod(this.#context, set, outdated[0]);
    }
  }

  #writeStatus(set: StatefulSetView, revisions: Revisions): number | undefined {
    const { cluster, timeline } = this.#context;
    const pods = podsOf(this.#context, set.object).filter(isActive);
    const updated = pods.filter(pod => isOfRevision(pod, revisions.update));
    const ready = pods.filter(isReady);
    const available = ready.filter(pod =>
      isAvailable(timeline, pod, set.spec.minReadySeconds),
    );
    const done =
      updated.length === pods.length &&
      ready.length === set.spec.replicas &&
      pods.length === set.spec.replicas;
    const current = done ? revisions.update : revisions.current;
    const currentPods = pods.filter(pod => isOfRevision(pod, current));
    writeStatus(cluster, set.object, {
      observedGeneration: set.metadata.generation,
      replicas: pods.length,
      readyReplicas: countOrAbsent(ready.length),
      availableReplicas: available.length,
      currentReplicas: countOrAbsent(currentPods.length),
      updatedReplicas: countOrAbsent(updated.length),
      currentRevision: current,
      updateRevision: revisions.update,
      collisionCount: 0,
    });
    return available.length < ready.length ? 1 : undefined;
  }
}

function rolls({ spec }: StatefulSetView): boolean {
  return spec.updateStrategy.type === 'RollingUpdate';
}

function partitionOf({ spec }: StatefulSetView): number {
  return spec.updateStrategy.rollingUpdate?.partition ?? 0;
}
