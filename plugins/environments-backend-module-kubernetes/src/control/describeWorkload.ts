import type {
  HorizontalPodAutoscaler,
  KubernetesKind,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import type {
  ControlledWorkload,
  SourceReading,
} from '@flightdeck/plugin-environments-node';
import { kindUnknown } from '../inspect/refusals';
import { selects } from '../source/selects';
import type { LiveWorkload } from './liveWorkload';
import {
  replacedByRestart,
  servingDuringRestart,
  strategyOf,
} from './replacement';
import { markOf } from './restartPatch';

/** A workload as it was just read, with what the source knows of that bears on it. */
export function describeWorkload(
  workload: WorkloadRef,
  live: LiveWorkload,
  reading: SourceReading,
): Omit<ControlledWorkload, 'forbidden'> {
  const { kind } = workload;
  const { metadata, spec, status } = live;
  const isDaemonSet = kind === 'DaemonSet';
  const autoscaler = findAutoscaler(workload, reading);
  return {
    workload,
    replicas: isDaemonSet ? undefined : spec.replicas ?? 1,
    pods: (isDaemonSet ? status.currentNumberScheduled : status.replicas) ?? 0,
    autoscaler: autoscaler && limitsOf(autoscaler),
    scaledFromZero: autoscaler?.metadata.ownerReferences.some(
      owner => owner.kind === 'ScaledObject',
    ),
    restartMark: markOf(kind, live),
    strategy: strategyOf(kind, live),
    paused: spec.paused === true,
    generation: metadata.generation,
    replacedByRestart: replacedByRestart(kind, live),
    servingDuringRestart: servingDuringRestart(kind, live),
    budgets: findBudgets(workload, live, reading),
    doubts: findDoubts(workload, reading),
  };
}

function findAutoscaler(
  { kind, namespace, name }: WorkloadRef,
  { objects }: SourceReading,
): HorizontalPodAutoscaler | undefined {
  return objects?.HorizontalPodAutoscaler?.find(
    ({ metadata, spec: { scaleTargetRef } }) =>
      metadata.namespace === namespace &&
      scaleTargetRef?.kind === kind &&
      scaleTargetRef.name === name,
  );
}

function limitsOf({
  metadata,
  spec,
}: HorizontalPodAutoscaler): ControlledWorkload['autoscaler'] {
  const { minReplicas: min = 1, maxReplicas: max = min } = spec;
  return { name: metadata.name, min, max };
}

function findBudgets(
  { namespace }: WorkloadRef,
  { spec }: LiveWorkload,
  { objects }: SourceReading,
): ControlledWorkload['budgets'] {
  const labels = {
    ...spec.selector?.matchLabels,
    ...spec.template.metadata.labels,
  };
  return objects?.PodDisruptionBudget?.filter(
    budget =>
      budget.metadata.namespace === namespace &&
      selects(budget.spec.selector, labels),
  ).map(({ metadata, spec: { minAvailable }, status }) => ({
    name: metadata.name,
    minAvailable: typeof minAvailable === 'number' ? minAvailable : undefined,
    desiredHealthy: status.desiredHealthy,
    allowsNone: status.disruptionsAllowed === 0,
  }));
}

const ASKED: readonly [KubernetesKind, string][] = [
  [
    'HorizontalPodAutoscaler',
    'Whether an autoscaler sets its replicas is not known',
  ],
  [
    'PodDisruptionBudget',
    'Whether a PodDisruptionBudget protects its Pods is not known',
  ],
];

function findDoubts(
  { namespace }: WorkloadRef,
  reading: SourceReading,
): string[] {
  return ASKED.flatMap(([kind, what]) =>
    reading.objects?.[kind] === undefined
      ? [`${what}: ${kindUnknown(kind, namespace, reading).message}`]
      : [],
  );
}
