import { KubeObject } from '../kubernetes/Cluster';
import { StatusError } from '../kubernetes/StatusError';
import { Condition, findCondition, withCondition } from './conditions';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from './Controller';
import { isActive, isReady, PodView } from './objects/pod';
import { readReplicaSet, ReplicaSetView } from './objects/workloads';
import { attempt, createPod, isAvailable, podsOf } from './podsOf';
import { randomSuffix } from './templateHash';
import { timestamp } from './Timeline';
import { countOrAbsent, writeStatus } from './writeStatus';

/**
 * After a refusal, and twice as long after each further one. Kubernetes waits a quarter of an hour in
 * the end; here what was mended shall be well soon.
 */
const RETRY_SECONDS = { first: 1, last: 60 };

/** Keeps as many Pods as each ReplicaSet asks for. */
export class ReplicaSetController implements Controller {
  readonly name = 'replicaset-controller';
  readonly #context: ControllerContext;
  /** How often in a row a ReplicaSet could not create a Pod, by its uid. */
  readonly #refusals = new Map<string, number>();

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
    const refusal = this.#createPods(set, missing);
    const surplus = Math.max(0, -missing);
    for (const pod of [...pods].sort(leastUseful).slice(0, surplus)) {
      this.#remove(set, pod);
    }
    const again = this.#writeStatus(set, refusal);
    return refusal ? this.#retryAfter(set) : again;
  }

  /** Stops at the first Pod that is refused, and returns why. */
  #createPods(set: ReplicaSetView, missing: number): StatusError | undefined {
    for (let index = 0; index < missing; index += 1) {
      const suffix = randomSuffix(this.#context.random);
      const name = `${set.metadata.name}-${suffix}`;
      const { template } = set.spec;
      const refusal = attempt(() =>
        createPod(this.#context, { owner: set.object, name, template }),
      );
      if (refusal) {
        const message = `Error creating: ${refusal.message}`;
        this.#record(set, 'FailedCreate', message, 'Warning');
        return refusal;
      }
      this.#record(set, 'SuccessfulCreate', `Created pod: ${name}`);
    }
    this.#refusals.delete(set.metadata.uid);
    return undefined;
  }

  #retryAfter({ metadata }: ReplicaSetView): number {
    const refusals = this.#refusals.get(metadata.uid) ?? 0;
    this.#refusals.set(metadata.uid, refusals + 1);
    const { first, last } = RETRY_SECONDS;
    return Math.min(first * 2 ** refusals, last);
  }

  #remove(set: ReplicaSetView, { metadata }: PodView): void {
    const { namespace = '', name } = metadata;
    this.#context.cluster.delete('Pod', namespace, name);
    this.#record(set, 'SuccessfulDelete', `Deleted pod: ${name}`);
  }

  #record(
    set: ReplicaSetView,
    reason: string,
    message: string,
    type: 'Normal' | 'Warning' = 'Normal',
  ): void {
    this.#context.recorder.record(set.object, {
      type,
      reason,
      message,
      component: this.name,
    });
  }

  #writeStatus(
    set: ReplicaSetView,
    refusal: StatusError | undefined,
  ): number | undefined {
    const { cluster, timeline } = this.#context;
    const { minReadySeconds } = set.spec;
    const pods = podsOf(this.#context, set.object).filter(isActive);
    const ready = pods.filter(isReady);
    const available = ready.filter(pod =>
      isAvailable(timeline, pod, minReadySeconds),
    );
    const conditions = this.#conditions(set, refusal);
    writeStatus(cluster, set.object, {
      replicas: pods.length,
      fullyLabeledReplicas: countOrAbsent(pods.length),
      readyReplicas: countOrAbsent(ready.length),
      availableReplicas: countOrAbsent(available.length),
      observedGeneration: set.metadata.generation,
      ...(conditions.length > 0 && { conditions }),
    });
    return available.length < ready.length ? 1 : undefined;
  }

  #conditions(
    { status }: ReplicaSetView,
    refusal: StatusError | undefined,
  ): Condition[] {
    if (!refusal) {
      return status.conditions.filter(({ type }) => type !== 'ReplicaFailure');
    }
    // What it said first stays: each attempt names another Pod.
    return findCondition(status.conditions, 'ReplicaFailure')
      ? status.conditions
      : withCondition(
          status.conditions,
          {
            type: 'ReplicaFailure',
            status: 'True',
            reason: 'FailedCreate',
            message: refusal.message,
          },
          timestamp(this.#context.timeline.now()),
        );
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
