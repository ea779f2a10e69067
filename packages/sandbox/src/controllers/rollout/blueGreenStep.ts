import { Scaling } from '../deployment/planRollingUpdate';
import { ReplicaSetView } from '../objects/workloads';
import { Timeline, timestamp } from '../Timeline';
import {
  hashOf,
  revisionOf,
  RolloutSets,
  SCALE_DOWN_DEADLINE,
} from './rolloutSets';
import { BlueGreen, Progress } from './rollouts';
import { StrategyInput, StrategyStep } from './Strategy';

const PAUSE = 'BlueGreenPause';

/** What a blue-green rollout does next. */
export function blueGreenStep(
  blueGreen: BlueGreen,
  input: StrategyInput,
  timeline: Timeline,
): StrategyStep {
  const { rollout, sets } = input;
  const active = input.progress.stableHash;
  const isFirst = sets.stable === undefined;
  const isUpdating = !isFirst && sets.stable !== sets.current;
  const gate = isUpdating
    ? passGate(blueGreen, input, timeline)
    : { progress: input.progress, passes: true };
  const switches =
    gate.passes &&
    !rollout.spec.paused &&
    !input.progress.isAborted &&
    sets.current.status.availableReplicas >= rollout.spec.replicas;
  const activeHash = switches ? sets.hash : active;
  const { activeService, previewService } = blueGreen;
  return {
    scalings: rollout.spec.paused
      ? []
      : scalingsOf(blueGreen, input, gate.passes, timeline),
    services: new Map([
      ...(activeHash ? [[activeService, activeHash] as const] : []),
      ...(previewService ? [[previewService, sets.hash] as const] : []),
    ]),
    progress: {
      ...gate.progress,
      stableHash: activeHash,
      // What is promoted waits for nobody any more.
      ...(switches && { isPausedByController: false, pauses: [] }),
    },
    own: {
      blueGreen: { activeSelector: activeHash, previewSelector: sets.hash },
    },
    activeHash,
    news: [...(gate.news ?? []), ...switched(isUpdating && switches, sets)],
    againSeconds: gate.againSeconds ?? secondsToScaleDown(sets, timeline),
  };
}

interface Gate {
  progress: Progress;
  passes: boolean;
  news?: StrategyStep['news'];
  againSeconds?: number;
}

/** Waits before the switch for a person, or for some time, where that is asked for. */
function passGate(
  {
    autoPromotionEnabled,
    autoPromotionSeconds,
    previewReplicaCount,
  }: BlueGreen,
  { rollout, sets, progress }: StrategyInput,
  timeline: Timeline,
): Gate {
  if (autoPromotionEnabled && autoPromotionSeconds === 0) {
    return { progress, passes: true };
  }
  const ready =
    sets.current.status.availableReplicas >=
    (previewReplicaCount ?? rollout.spec.replicas);
  const since = progress.pauses.find(({ reason }) => reason === PAUSE);
  if (since) {
    const left =
      autoPromotionSeconds > 0
        ? autoPromotionSeconds - timeline.secondsSince(since.startTime)
        : undefined;
    return left !== undefined && left <= 0
      ? { progress: { ...progress, pauses: [] }, passes: true }
      : { progress, passes: false, againSeconds: left };
  }
  if (progress.isPausedByController) {
    return { progress, passes: true };
  }
  if (!ready) {
    return { progress, passes: false };
  }
  const startTime = timestamp(timeline.now());
  return {
    progress: {
      ...progress,
      isPausedByController: true,
      pauses: [{ reason: PAUSE, startTime }],
    },
    passes: false,
    news: [
      { reason: 'RolloutPaused', message: `Rollout is paused (${PAUSE})` },
    ],
    againSeconds: autoPromotionSeconds || undefined,
  };
}

function scalingsOf(
  { previewReplicaCount }: BlueGreen,
  { rollout, sets, progress }: StrategyInput,
  passes: boolean,
  timeline: Timeline,
): Scaling[] {
  const { replicas } = rollout.spec;
  const { current, stable, others } = sets;
  const isPreview = stable !== undefined && stable !== current;
  const preview =
    isPreview && !passes ? previewReplicaCount ?? replicas : replicas;
  const wanted = progress.isAborted ? 0 : preview;
  return [
    to(current, stable === current ? replicas : wanted),
    ...(isPreview ? [to(stable, replicas)] : []),
    ...others.filter(set => hasPassed(set, timeline)).map(set => to(set, 0)),
  ].filter(scaling => scaling.from !== scaling.to);
}

/** Old Pods stay for a while after the switch, for requests on their way. */
function hasPassed({ metadata }: ReplicaSetView, timeline: Timeline): boolean {
  const deadline = metadata.annotations?.[SCALE_DOWN_DEADLINE];
  return deadline === undefined || timeline.secondsSince(deadline) >= 0;
}

function secondsToScaleDown(
  { others }: RolloutSets,
  timeline: Timeline,
): number | undefined {
  const left = others
    .filter(({ spec }) => spec.replicas > 0)
    .map(({ metadata }) => metadata.annotations?.[SCALE_DOWN_DEADLINE])
    .filter(deadline => deadline !== undefined)
    .map(deadline => Math.max(0, -timeline.secondsSince(deadline)));
  return left.length > 0 ? Math.min(...left) : undefined;
}

function switched(isSwitch: boolean, { current }: RolloutSets) {
  return isSwitch
    ? [
        {
          reason: 'RolloutCompleted',
          message: `Rollout completed update to revision ${revisionOf(
            current,
          )} (${hashOf(current)}): Completed blue-green update`,
        },
      ]
    : [];
}

function to({ metadata, spec }: ReplicaSetView, target: number): Scaling {
  return { name: metadata.name, from: spec.replicas, to: target };
}
