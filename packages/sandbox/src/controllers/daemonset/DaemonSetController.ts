import { KubeObject } from '../../kubernetes/Cluster';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
  ownerKeys,
} from '../Controller';
import { readNode } from '../nodes';
import { isActive, isReady } from '../objects/pod';
import {
  DaemonSetView,
  readDaemonSet,
  scaledValue,
} from '../objects/workloads';
import { podsOf } from '../podsOf';
import { ensureRevision } from '../revisions';
import { isEligible } from '../scheduler/nodeAffinity';
import { readPlacement } from '../scheduler/placementSpec';
import { countOrAbsent, writeStatus } from '../writeStatus';
import { createDaemonPod, daemonPodsOf, deleteDaemonPod } from './daemonPods';
import { planDaemonSet } from './planDaemonSet';

const KIND = 'DaemonSet';
/** After a Pod was refused. */
const RETRY_SECONDS = 5;

/** Keeps a Pod on each node that may have one, and replaces them node by node. */
export class DaemonSetController implements Controller {
  readonly name = 'daemonset-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    switch (object.kind) {
      case KIND:
        return [keyOf(object)];
      case 'Pod':
        return ownerKeys(object, KIND);
      case 'Node':
        return this.#context.cluster.list(KIND).map(keyOf);
      default:
        return [];
    }
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const object = this.#context.cluster.get(KIND, namespace, name);
    if (!object || object.metadata.deletionTimestamp) {
      return undefined;
    }
    const set = readDaemonSet(object);
    ensureRevision(this.#context, set);
    const nodes = this.#nodesFor(set);
    const { create, remove } = planDaemonSet({
      nodes,
      pods: daemonPodsOf(this.#context, set),
      ...limitsOf(set, nodes.length),
    });
    remove.forEach(pod => deleteDaemonPod(this.#context, set, pod));
    const refused = create
      .map(node => createDaemonPod(this.#context, set, node))
      .some(refusal => refusal !== undefined);
    const again = this.#writeStatus(set, nodes);
    return refused ? RETRY_SECONDS : again;
  }

  #nodesFor({ object, spec }: DaemonSetView): string[] {
    const placement = readPlacement({ ...object, spec: spec.template.spec });
    return this.#context.cluster
      .list('Node')
      .filter(node => isEligible(readNode(node), placement))
      .map(({ metadata }) => metadata.name);
  }

  #writeStatus(
    set: DaemonSetView,
    nodes: readonly string[],
  ): number | undefined {
    const { cluster } = this.#context;
    const pods = daemonPodsOf(this.#context, set).filter(
      ({ isEnding, hasFailed }) => !isEnding && !hasFailed,
    );
    const ready = new Set(
      podsOf(this.#context, set.object)
        .filter(pod => isActive(pod) && isReady(pod))
        .map(({ metadata }) => metadata.name),
    );
    // The eldest speaks for its node, as long as there are two.
    const speakers = nodes.flatMap(
      node => pods.find(pod => pod.node === node) ?? [],
    );
    const count = (holds: (pod: (typeof pods)[number]) => boolean) =>
      speakers.filter(holds).length;
    const available = count(pod => pod.isAvailable);
    const numberReady = count(({ name }) => ready.has(name));
    writeStatus(cluster, set.object, {
      observedGeneration: set.metadata.generation,
      desiredNumberScheduled: nodes.length,
      currentNumberScheduled: speakers.length,
      numberMisscheduled: new Set(
        pods.flatMap(({ node }) => (nodes.includes(node) ? [] : [node])),
      ).size,
      updatedNumberScheduled: countOrAbsent(count(pod => pod.isUpdated)),
      numberReady,
      numberAvailable: countOrAbsent(available),
      numberUnavailable: countOrAbsent(nodes.length - available),
    });
    return available < numberReady ? 1 : undefined;
  }
}

function limitsOf({ spec }: DaemonSetView, nodes: number) {
  const { type, rollingUpdate } = spec.updateStrategy;
  const { maxSurge = 0, maxUnavailable = 1 } = rollingUpdate ?? {};
  const down = scaledValue(maxUnavailable, nodes, Math.ceil);
  return {
    rolls: type === 'RollingUpdate',
    maxSurge: scaledValue(maxSurge, nodes, Math.ceil),
    // With neither, nothing could ever move.
    maxUnavailable: Math.max(1, down),
  };
}
