import { PlannedSet } from '../deployment/planRollingUpdate';
import { ReplicaSetView, scaledValue } from '../objects/workloads';
import { Timeline } from '../Timeline';
import { takeStep } from './canaryProgress';
import { countsAt, weightAt } from './canarySteps';
import { CanaryPlan, isSettled, planCanary } from './planCanary';
import { revisionOf } from './rolloutSets';
import { Canary, Progress } from './rollouts';
import { StrategyInput, StrategyStep } from './Strategy';

/** What a canary does next. */
export function canaryStep(
  canary: Canary,
  input: StrategyInput,
  timeline: Timeline,
): StrategyStep {
  const { rollout, sets, progress } = input;
  const plan = planOf(canary, input);
  const isUpdating = sets.stable !== undefined && sets.stable !== sets.current;
  const isHeld = rollout.spec.paused || progress.isAborted;
  const taken =
    isUpdating && !isHeld
      ? takeStep(canary.steps, progress, isSettled(plan), timeline)
      : { progress };
  const done = finished(canary, input, plan);
  const news = [
    taken.reason && taken.message
      ? { reason: taken.reason, message: taken.message }
      : [],
    done && isUpdating ? completion(canary, input) : [],
  ].flat();
  return {
    scalings: rollout.spec.paused ? [] : planCanary(plan),
    services: servicesOf(canary, input),
    progress: done
      ? { ...taken.progress, stableHash: sets.hash }
      : taken.progress,
    own: canary.trafficRouting ? { canary: weights(canary, input) } : {},
    news,
    againSeconds: taken.againSeconds,
  };
}

/** Whether the new version has taken over. */
function finished(
  { steps }: Canary,
  { rollout, sets, progress }: StrategyInput,
  plan: CanaryPlan,
): boolean {
  const serves = sets.current.status.availableReplicas >= rollout.spec.replicas;
  if (!sets.stable) {
    return serves;
  }
  return (
    sets.stable !== sets.current &&
    progress.stepIndex >= steps.length &&
    !progress.isAborted &&
    serves &&
    (plan.wanted.stable > 0 || sets.stable.spec.replicas === 0)
  );
}

function planOf(
  canary: Canary,
  { rollout, sets, progress }: StrategyInput,
): CanaryPlan {
  const { replicas } = rollout.spec;
  const index = progress.isAborted ? 0 : progress.stepIndex;
  const surge = scaledValue(canary.maxSurge, replicas, Math.ceil);
  const down = scaledValue(canary.maxUnavailable, replicas, Math.floor);
  const hasTraffic = canary.trafficRouting !== undefined;
  const planned = ({ metadata, spec, status }: ReplicaSetView): PlannedSet => ({
    name: metadata.name,
    replicas: spec.replicas,
    available: status.availableReplicas,
  });
  return {
    replicas,
    wanted: progress.isAborted
      ? { canary: 0, stable: replicas }
      : countsAt(canary.steps, index, replicas, hasTraffic),
    // With neither, nothing could ever move.
    maxSurge: surge === 0 && down === 0 ? 1 : surge,
    maxUnavailable: Math.min(replicas, down),
    current: planned(sets.current),
    stable: sets.stable && planned(sets.stable),
    others: sets.others.map(planned),
  };
}

function servicesOf(
  { canaryService, stableService }: Canary,
  { sets, progress }: StrategyInput,
): ReadonlyMap<string, string> {
  const stable = progress.stableHash ?? sets.hash;
  return new Map([
    ...(stableService ? [[stableService, stable] as const] : []),
    ...(canaryService
      ? [[canaryService, progress.isAborted ? stable : sets.hash] as const]
      : []),
  ]);
}

function weights(
  { steps, canaryService, stableService }: Canary,
  { sets, progress }: StrategyInput,
) {
  const isUpdating = progress.stableHash !== sets.hash;
  const weight =
    isUpdating && !progress.isAborted ? weightAt(steps, progress.stepIndex) : 0;
  return {
    weights: {
      canary: {
        podTemplateHash: sets.hash,
        serviceName: canaryService,
        weight,
      },
      stable: {
        podTemplateHash: progress.stableHash,
        serviceName: stableService,
        weight: 100 - weight,
      },
    },
  };
}

function completion({ steps }: Canary, { sets }: StrategyInput) {
  const revision = revisionOf(sets.current);
  return {
    reason: 'RolloutCompleted',
    message: `Rollout completed update to revision ${revision} (${sets.hash}): Completed all ${steps.length} canary steps`,
  };
}

/** Where a new version begins: at the first step, or behind the last where there is nothing to step from. */
export function firstStep(
  { steps }: Canary,
  { sets }: Omit<StrategyInput, 'progress'>,
  progress: Progress,
): Progress {
  const skips = sets.stable === undefined || sets.stable === sets.current;
  return {
    ...progress,
    stepIndex: skips ? steps.length : 0,
    isAborted: false,
    isPausedByController: false,
    pauses: [],
  };
}
