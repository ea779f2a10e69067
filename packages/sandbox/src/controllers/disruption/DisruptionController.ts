import { KubeObject } from '../../kubernetes/Cluster';
import { Condition, NewCondition, withCondition } from '../conditions';
import { Controller, ControllerContext, keyOf, ObjectKey } from '../Controller';
import { isReady, readPod } from '../objects/pod';
import { timestamp } from '../Timeline';
import { writeStatus } from '../writeStatus';
import { BudgetView, readBudget, scaledCount, selects } from './budgets';
import { expectedScale } from './expectedScale';

const KIND = 'PodDisruptionBudget';
const RETRY_SECONDS = 10;

/** What may be owned by what a budget guards. */
const SCALED_KINDS = ['Deployment', 'ReplicaSet', 'StatefulSet'];

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
    const { namespace } = object.metadata;
    const isPod = object.kind === 'Pod';
    return isPod || SCALED_KINDS.includes(object.kind)
      ? this.#context.cluster
          .list(KIND, namespace)
          .filter(budget => !isPod || selects(readBudget(budget), object))
          .map(keyOf)
      : [];
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const object = cluster.get(KIND, namespace, name);
    if (!object) {
      return undefined;
    }
    const budget = readBudget(object);
    const pods = cluster
      .list('Pod', namespace)
      .filter(pod => selects(budget, pod));
    if (pods.length === 0) {
      this.#record(budget, 'Normal', 'NoPods', 'No matching pods found');
    }
    try {
      this.#writeCounts(budget, pods);
      return undefined;
    } catch (error) {
      this.#failSafe(budget, error instanceof Error ? error.message : '');
      return RETRY_SECONDS;
    }
  }

  #writeCounts(budget: BudgetView, pods: readonly KubeObject[]): void {
    const { expectedPods, desiredHealthy } = this.#wanted(budget, pods);
    const currentHealthy = pods.filter(
      pod => !pod.metadata.deletionTimestamp && isReady(readPod(pod)),
    ).length;
    const disruptionsAllowed =
      expectedPods > 0 ? Math.max(0, currentHealthy - desiredHealthy) : 0;
    const isAllowed = disruptionsAllowed > 0;
    const { generation } = budget.metadata;
    writeStatus(this.#context.cluster, budget.object, {
      currentHealthy,
      desiredHealthy,
      disruptionsAllowed,
      expectedPods,
      observedGeneration: generation,
      conditions: this.#conditions(budget, generation, {
        type: 'DisruptionAllowed',
        status: isAllowed ? 'True' : 'False',
        reason: isAllowed ? 'SufficientPods' : 'InsufficientPods',
        message: '',
      }),
    });
  }

  /** A count of Pods speaks of those there are, everything else of those there should be. */
  #wanted(budget: BudgetView, pods: readonly KubeObject[]) {
    const { minAvailable, maxUnavailable } = budget.spec;
    if (maxUnavailable === undefined && typeof minAvailable === 'number') {
      return { expectedPods: pods.length, desiredHealthy: minAvailable };
    }
    if (maxUnavailable === undefined && minAvailable === undefined) {
      return { expectedPods: 0, desiredHealthy: 0 };
    }
    const scale = this.#scale(budget, pods);
    const desired =
      maxUnavailable === undefined
        ? scaledCount(minAvailable ?? 0, scale)
        : scale - scaledCount(maxUnavailable, scale);
    return { expectedPods: scale, desiredHealthy: Math.max(0, desired) };
  }

  #scale(budget: BudgetView, pods: readonly KubeObject[]): number {
    try {
      const scale = expectedScale(this.#context.cluster, pods);
      if (scale.unmanaged.length > 0) {
        this.#record(
          budget,
          'Warning',
          'UnmanagedPods',
          'Pods selected by this PodDisruptionBudget were found to be unmanaged. As a result, the status of the PDB cannot be calculated correctly, which may result in undefined behavior. To account for these pods please set ".spec.minAvailable" field of the PDB to an integer value.',
        );
      }
      return scale.pods;
    } catch (error) {
      const reason = error instanceof Error ? error.message : '';
      this.#record(
        budget,
        'Warning',
        'CalculateExpectedPodCountFailed',
        `Failed to calculate the number of expected pods: ${reason}`,
      );
      throw error;
    }
  }

  /** What is not known for certain allows nothing. */
  #failSafe(budget: BudgetView, message: string): void {
    const { object, status } = budget;
    writeStatus(this.#context.cluster, object, {
      currentHealthy: 0,
      desiredHealthy: 0,
      expectedPods: 0,
      ...status,
      disruptionsAllowed: 0,
      conditions: this.#conditions(budget, status.observedGeneration, {
        type: 'DisruptionAllowed',
        status: 'False',
        reason: 'SyncFailed',
        message,
      }),
    });
  }

  #conditions(
    { status }: BudgetView,
    observedGeneration: number | undefined,
    condition: NewCondition,
  ): Condition[] {
    const now = timestamp(this.#context.timeline.now());
    return withCondition(status.conditions, condition, now).map(each =>
      each.type === condition.type && observedGeneration !== undefined
        ? { ...each, observedGeneration }
        : each,
    );
  }

  #record(
    { object }: BudgetView,
    type: 'Normal' | 'Warning',
    reason: string,
    message: string,
  ): void {
    const component = 'controllermanager';
    this.#context.recorder.record(object, { type, reason, message, component });
  }
}
