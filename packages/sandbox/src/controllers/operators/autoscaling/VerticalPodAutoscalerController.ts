import { z } from 'zod';
import { KubeObject } from '../../../kubernetes/Cluster';
import { UsageSource } from '../../autoscaler/UsageSource';
import { conditionSchema, NewCondition, withCondition } from '../../conditions';
import {
  Controller,
  ControllerContext,
  keyOf,
  ObjectKey,
} from '../../Controller';
import { createView } from '../../objects/createView';
import { isReady, PodView, readPod } from '../../objects/pod';
import { readReplicaSet } from '../../objects/workloads';
import { selectsLabels } from '../../selectsLabels';
import { timestamp } from '../../Timeline';
import { writeStatus } from '../../writeStatus';
import { policySchema, recommendResources } from './recommendResources';

const KIND = 'VerticalPodAutoscaler';
const PERIOD_SECONDS = 60;
const FIRST_SECONDS = 5;

const readAutoscaler = createView(
  z.object({
    targetRef: z.object({ kind: z.string(), name: z.string() }),
    resourcePolicy: z
      .object({ containerPolicies: z.array(policySchema).default([]) })
      .default({ containerPolicies: [] }),
  }),
  z.object({
    conditions: z.array(conditionSchema).default([]),
    recommendation: z.unknown().optional(),
  }),
);
type AutoscalerView = ReturnType<typeof readAutoscaler>;

const PROVIDED: NewCondition = {
  type: 'RecommendationProvided',
  status: 'True',
  reason: '',
  message: '',
};

/**
 * Plays the recommender of the VerticalPodAutoscaler: tells what containers should ask for, by what
 * they use. There is no updater: whatever `updateMode` says, no Pod is evicted.
 */
export class VerticalPodAutoscalerController implements Controller {
  readonly name = 'vpa-recommender';
  readonly #context: ControllerContext;
  readonly #usage: UsageSource;

  constructor(context: ControllerContext, usage: UsageSource) {
    this.#context = context;
    this.#usage = usage;
  }

  affected(object: KubeObject): ObjectKey[] {
    return object.kind === KIND ? [keyOf(object)] : [];
  }

  reconcile({ namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const object = cluster.get(KIND, namespace, name);
    if (!object) {
      return undefined;
    }
    const autoscaler = readAutoscaler(object);
    const { kind, name: target } = autoscaler.spec.targetRef;
    const workload = cluster.get(kind, namespace, target);
    const pods = workload ? this.#podsOf(workload) : [];
    if (pods.length === 0) {
      this.#write(autoscaler, autoscaler.status.recommendation, {
        ...PROVIDED,
        status: 'False',
        reason: workload ? 'NoPodsMatched' : 'TargetNotFound',
        message: workload
          ? 'No pods match this VPA object'
          : `${kind} ${namespace}/${target} not found`,
      });
      return FIRST_SECONDS;
    }
    const containerRecommendations = recommendResources(
      pods,
      this.#usage,
      autoscaler.spec.resourcePolicy.containerPolicies,
    );
    this.#write(autoscaler, { containerRecommendations }, PROVIDED);
    return PERIOD_SECONDS;
  }

  #podsOf(workload: KubeObject): PodView[] {
    const { selector } = readReplicaSet(workload).spec;
    return this.#context.cluster
      .list('Pod', workload.metadata.namespace)
      .filter(({ metadata }) => selectsLabels(selector, metadata.labels))
      .map(readPod)
      .filter(isReady);
  }

  #write(
    { object, status }: AutoscalerView,
    recommendation: unknown,
    condition: NewCondition,
  ): void {
    const { cluster, timeline } = this.#context;
    const conditions = withCondition(
      status.conditions,
      condition,
      timestamp(timeline.now()),
    ).map(({ reason, message, ...rest }) => ({
      ...rest,
      ...(reason && { reason }),
      ...(message && { message }),
    }));
    writeStatus(cluster, object, {
      conditions,
      ...(recommendation !== undefined && { recommendation }),
    });
  }
}
