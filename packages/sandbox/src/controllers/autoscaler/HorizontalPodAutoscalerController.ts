import { z } from 'zod';
import { KubeObject } from '../../kubernetes/Cluster';
import {
  Condition,
  conditionSchema,
  NewCondition,
  withCondition,
} from '../conditions';
import { Controller, ControllerContext, keyOf, ObjectKey } from '../Controller';
import { createView } from '../objects/createView';
import { readReplicaSet } from '../objects/workloads';
import { timestamp } from '../Timeline';
import { writeStatus } from '../writeStatus';
import {
  ableToScale,
  disabled,
  failedGetScale,
  failedMetric,
  failedPodsMetric,
  succeededGetScale,
  validMetric,
} from './autoscalerConditions';
import { limitReplicas } from './limitReplicas';
import {
  CustomMetrics,
  metricSchema,
  Recommendation,
  recommend,
} from './recommend';
import { UsageSource } from './UsageSource';

const PERIOD_SECONDS = 15;
/** Argo CD calls an autoscaler without metrics degraded, so new workloads are measured soon. */
const FIRST_METRIC_SECONDS = 2;

const readAutoscaler = createView(
  z.object({
    scaleTargetRef: z.object({ kind: z.string(), name: z.string() }),
    minReplicas: z.number().default(1),
    maxReplicas: z.number(),
    metrics: z.array(metricSchema).default([]),
    behavior: z
      .object({
        scaleDown: z
          .object({ stabilizationWindowSeconds: z.number().default(300) })
          .optional(),
      })
      .optional(),
  }),
  z.object({
    lastScaleTime: z.string().optional(),
    conditions: z.array(conditionSchema).default([]),
  }),
);
type AutoscalerView = ReturnType<typeof readAutoscaler>;

interface Outcome {
  current: number;
  desired: number;
  rescaled: boolean;
  metrics: Recommendation[];
  conditions: NewCondition[];
}

/** Scales workloads by what their Pods use, within the limits that are set. */
export class HorizontalPodAutoscalerController implements Controller {
  readonly name = 'horizontal-pod-autoscaler';
  readonly #context: ControllerContext;
  readonly #usage: UsageSource;
  readonly #custom: CustomMetrics;
  /** Per autoscaler: what was recommended lately, and when. */
  readonly #history = new Map<string, { at: number; replicas: number }[]>();

  constructor(
    context: ControllerContext,
    usage: UsageSource,
    custom: CustomMetrics,
  ) {
    this.#context = context;
    this.#usage = usage;
    this.#custom = custom;
  }

  affected(object: KubeObject): ObjectKey[] {
    return object.kind === 'HorizontalPodAutoscaler' ? [keyOf(object)] : [];
  }

  reconcile({ kind, namespace, name }: ObjectKey): number | undefined {
    const { cluster } = this.#context;
    const object = cluster.get(kind, namespace, name);
    if (!object) {
      this.#history.delete(`${namespace}/${name}`);
      return undefined;
    }
    const autoscaler = readAutoscaler(object);
    const { scaleTargetRef } = autoscaler.spec;
    const target = cluster.get(
      scaleTargetRef.kind,
      namespace,
      scaleTargetRef.name,
    );
    const outcome = target
      ? this.#scale(autoscaler, target)
      : idle(0, [failedGetScale(scaleTargetRef.kind, scaleTargetRef.name)]);
    this.#writeStatus(autoscaler, outcome);
    const isUnmeasured = outcome.conditions.some(
      ({ type, status, reason }) =>
        type === 'ScalingActive' &&
        status === 'False' &&
        reason !== disabled.reason,
    );
    return isUnmeasured ? FIRST_METRIC_SECONDS : PERIOD_SECONDS;
  }

  #scale(autoscaler: AutoscalerView, target: KubeObject): Outcome {
    const { spec } = readReplicaSet(target);
    const current = spec.replicas;
    if (current === 0) {
      return idle(0, [succeededGetScale, disabled]);
    }
    const pods = this.#podsOf(target);
    const measured = {
      ...{ pods, replicas: current },
      ...{ usage: this.#usage, custom: this.#custom },
    };
    const metrics = autoscaler.spec.metrics.flatMap(
      metric => recommend(metric, measured) ?? [],
    );
    if (metrics.length === 0) {
      return idle(current, [succeededGetScale, failureOf(autoscaler)]);
    }
    const wanted = metrics.reduce((best, metric) =>
      metric.replicas > best.replicas ? metric : best,
    );
    const stable = this.#stabilized(autoscaler, current, wanted.replicas);
    const { minReplicas, maxReplicas } = autoscaler.spec;
    const limited = limitReplicas({
      current,
      wanted: stable,
      minReplicas,
      maxReplicas,
    });
    const rescaled = limited.replicas !== current;
    if (rescaled) {
      this.#rescale(autoscaler, target, limited.replicas, current, wanted);
    }
    return {
      current,
      desired: limited.replicas,
      rescaled,
      metrics,
      conditions: [
        ableToScale(rescaled, limited.replicas, stable > wanted.replicas),
        validMetric(wanted.source),
        limited.condition,
      ],
    };
  }

  #podsOf(target: KubeObject): KubeObject[] {
    const labels = Object.entries(
      readReplicaSet(target).spec.selector.matchLabels,
    );
    return this.#context.cluster
      .list('Pod', target.metadata.namespace)
      .filter(pod =>
        labels.every(([name, value]) => pod.metadata.labels?.[name] === value),
      );
  }

  /** Goes down only to the highest of what was recommended within the window. */
  #stabilized(
    { metadata, spec }: AutoscalerView,
    current: number,
    wanted: number,
  ): number {
    const window = spec.behavior?.scaleDown?.stabilizationWindowSeconds ?? 300;
    const now = this.#context.timeline.elapsed();
    const key = `${metadata.namespace}/${metadata.name}`;
    const recent = [
      ...(this.#history.get(key) ?? [{ at: now, replicas: current }]),
      { at: now, replicas: wanted },
    ].filter(({ at }) => now - at <= window);
    this.#history.set(key, recent);
    const highest = Math.max(...recent.map(({ replicas }) => replicas));
    return wanted >= current ? wanted : Math.min(current, highest);
  }

  #rescale(
    autoscaler: AutoscalerView,
    target: KubeObject,
    replicas: number,
    before: number,
    { source }: Recommendation,
  ): void {
    const { namespace = '', name } = target.metadata;
    this.#context.cluster.patch(target.kind, namespace, name, {
      spec: { replicas },
    });
    const why =
      replicas > before ? `${source} above target` : 'All metrics below target';
    this.#context.recorder.record(autoscaler.object, {
      type: 'Normal',
      reason: 'SuccessfulRescale',
      message: `New size: ${replicas}; reason: ${why}`,
      component: this.name,
    });
  }

  #writeStatus(autoscaler: AutoscalerView, outcome: Outcome): void {
    const { cluster, timeline } = this.#context;
    const now = timestamp(timeline.now());
    const conditions = outcome.conditions.reduce<Condition[]>(
      (all, condition) => withCondition(all, condition, now),
      autoscaler.status.conditions,
    );
    writeStatus(cluster, autoscaler.object, {
      observedGeneration: autoscaler.metadata.generation,
      currentReplicas: outcome.current,
      desiredReplicas: outcome.desired,
      currentMetrics: outcome.metrics.map(({ current }) => current),
      conditions,
      lastScaleTime: outcome.rescaled ? now : autoscaler.status.lastScaleTime,
    });
  }
}

/** Why nothing was measured, by what was asked for first. */
function failureOf({ spec }: AutoscalerView): NewCondition {
  const pods = spec.metrics.at(0)?.pods;
  return pods ? failedPodsMetric(pods.metric.name) : failedMetric;
}

/** What is written of a workload that is left as it is. */
function idle(replicas: number, conditions: NewCondition[]): Outcome {
  return {
    current: replicas,
    desired: replicas,
    rescaled: false,
    metrics: [],
    conditions,
  };
}
