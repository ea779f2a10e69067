import { KubeObject } from '../kubernetes/Cluster';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from './Controller';
import { isActive, isReady, PodView } from './objects/pod';
import { readReplicaSet, ReplicaSetView } from './objects/workloads';
import { createPod, isAvailable, podsOf } from './podsOf';
import { randomSuffix } from './templateHash';
import { countOrAbsent, writeStatus } from './writeStatus';

/** Keeps as many Pods as each ReplicaSet asks for. */
export class ReplicaSetController implements Controller {
  readonly name = 'replicaset-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case 'ReplicaSet':
        return [keyOf(object)];
      case 'Pod':
        return ownerKeys(object, 'ReplicaSet');
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const object = this.#context.cluster.get('ReplicaSet', namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const set = readReplicaSet(object);
    const pods = podsOf(this.#context, object).filter(isActive);
    const missing = set.spec.replicas - pods.length;
    for (let index = 0; index < missing; index += 1) {
      this.#create(set);
    }
    const surplus = Math.max(0, -missing);
    for (const pod of [...pods].sort(leastUseful).slice(0, surplus)) {
      this.#remove(set, pod);
    }
    return this.#writeStatus(set);
  }

  #create(set: ReplicaSetView): void {
    const suffix = randomSuffix(this.#context.random);
    const name = `${set.metadata.name}-${suffix}`;
    createPod(this.#context, {
      owner: set.object,
      name,
      template: set.spec.template,
    });
    this.#record(set, 'SuccessfulCreate', `Created pod: ${name}`);
  }

  #remove(set: ReplicaSetView, { metadata }: PodView): void {
    const { namespace = '', name } = metadata;
    this.#context.cluster.delete('Pod', namespace, name);
    this.#record(set, 'SuccessfulDelete', `Deleted pod: ${name}`);
  }

  #record(set: ReplicaSetView, reason: string, message: string): void {
    this.#context.recorder.record(set.object, {
      type: 'Normal',
      reason,
      message,
      component: this.name,
    });
  }

  #writeStatus(set: ReplicaSetView): number | undefined {
    const { cluster, timeline } = this.#context;
    const { minReadySeconds } = set.spec;
    const pods = podsOf(this.#context, set.object).filter(isActive);
    const ready = pods.filter(isReady);
    const available = ready.filter(pod =>
      isAvailable(timeline, pod, minReadySeconds),
    );
    writeStatus(cluster, set.object, {
      replicas: pods.length,
      fullyLabeledReplicas: countOrAbsent(pods.length),
      readyReplicas: countOrAbsent(ready.length),
      availableReplicas: countOrAbsent(available.length),
      observedGeneration: set.metadata.generation,
    });
    return available.length < ready.length ? 1 : undefined;
  }
}

/** Whom to remove first: without a node, not running, not ready, youngest. */
function leastUseful(left: PodView, right: PodView): number {
  const rank = (pod: PodView) => [
    pod.spec.nodeName ? 1 : 0,
    pod.status.phase === 'Running' ? 1 : 0,
    isReady(pod) ? 1 : 0,
    -Date.parse(pod.metadata.creationTimestamp),
  ];
  const others = rank(right);
  const difference = rank(left).map((value, index) => value - others[index]);
  return difference.find(value => value !== 0) ?? 0;
}
