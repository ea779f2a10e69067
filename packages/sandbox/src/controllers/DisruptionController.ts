import { z } from 'zod';
import { KubeObject } from '../kubernetes/Cluster';
import { numberAt } from '../kubernetes/json';
import { parseLabelSelector } from '../kubernetes/selectors/labelSelector';
import { selectorText } from '../kubernetes/selectors/selectorText';
import { conditionSchema, withCondition } from './conditions';
import { Controller, ControllerContext, keyOf, ObjectKey } from './Controller';
import { createView } from './objects/createView';
import { isActive, isReady, readPod } from './objects/pod';
import { timestamp } from './Timeline';
import { writeStatus } from './writeStatus';

const KIND = 'PodDisruptionBudget';

const countOrShare = z.union([z.number(), z.string()]).optional();

export const readBudget = createView(
  z.object({
    minAvailable: countOrShare,
    maxUnavailable: countOrShare,
    selector: z.looseObject({}).optional(),
  }),
  z.looseObject({ conditions: z.array(conditionSchema).default([]) }),
);
type BudgetView = ReturnType<typeof readBudget>;

/** Works out how many Pods of a disruption budget may be taken away now. */
export class DisruptionController implements Controller {
  readonly name = 'disruption-controller';
  readonly #context: ControllerContext;

  constructor(context: ControllerContext) {
    this.#context = context;
  }

  affected(object: KubeObject): ObjectKey[] {
    if (object.kind === KIND) {
      return [keyOf(object)];
    }
    return object.kind === 'Pod'
      ? this.#context.cluster
          .list(KIND, object.metadata.namespace)
          .filter(budget => selects(readBudget(budget), object))
          .map(keyOf)
      : [];
  }

  reconcile({ namespace, name }: ObjectKey): undefined {
    const { cluster, timeline } = this.#context;
    const object = cluster.get(KIND, namespace, name);
    if (!object) {
      return;
    }
    const budget = readBudget(object);
    const pods = cluster
      .list('Pod', namespace)
      .filter(pod => selects(budget, pod) && isActive(readPod(pod)));
    const currentHealthy = pods.filter(pod => isReady(readPod(pod))).length;
    const { expectedPods, desiredHealthy } = this.#wanted(budget, pods);
    const disruptionsAllowed =
      expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
    const isAllowed = disruptionsAllowed > 0;
    writeStatus(cluster, object, {
      observedGeneration: object.metadata.generation,
      currentHealthy,
      desiredHealthy,
      disruptionsAllowed,
      expectedPods,
      conditions: withCondition(
        budget.status.conditions,
        {
          type: 'DisruptionAllowed',
          status: isAllowed ? 'True' : 'False',
          reason: isAllowed ? 'SufficientPods' : 'InsufficientPods',
          message: '',
        },
        timestamp(timeline.now()),
      ),
    });
  }

  /** A count of Pods speaks of those there are, everything else of those there should be. */
  #wanted({ spec }: BudgetView, pods: readonly KubeObject[]) {
    const { minAvailable, maxUnavailable } = spec;
    if (typeof minAvailable === 'number') {
      return { expectedPods: pods.length, desiredHealthy: minAvailable };
    }
    const expectedPods = this.#expected(pods);
    const desiredHealthy =
      minAvailable === undefined
        ? expectedPods - scaled(maxUnavailable ?? 0, expectedPods)
        : scaled(minAvailable, expectedPods);
    return { expectedPods, desiredHealthy: Math.max(0, desiredHealthy) };
  }

  /** What the owners of the Pods want together. */
  #expected(pods: readonly KubeObject[]): number {
    const { cluster } = this.#context;
    const owners = new Map(
      pods.flatMap(({ metadata }) =>
        (metadata.ownerReferences ?? [])
          .filter(({ controller }) => controller)
          .map(({ kind, name, uid }) => [
            uid,
            cluster.get(kind, metadata.namespace ?? '', name),
          ]),
      ),
    );
    return [...owners.values()].reduce(
      (sum, owner) => sum + (numberAt(owner, 'spec', 'replicas') ?? 0),
      0,
    );
  }
}

function selects({ spec, metadata }: BudgetView, pod: KubeObject): boolean {
  return (
    spec.selector !== undefined &&
    pod.metadata.namespace === metadata.namespace &&
    parseLabelSelector(selectorText(spec.selector))(pod.metadata.labels ?? {})
  );
}

/** A count, or a share of a total, rounded up. */
function scaled(value: number | string, total: number): number {
  return typeof value === 'number'
    ? value
    : Math.ceil((Number.parseFloat(value) / 100) * total);
}
