import { parseGoDuration } from '../operators/parseGoDuration';
import { Timeline, timestamp } from '../Timeline';
import { CanaryStep, Progress } from './rollouts';

export interface StepOutcome {
  progress: Progress;
  /** What to tell of it. */
  reason?: 'RolloutStepCompleted' | 'RolloutPaused' | 'RolloutResumed';
  message?: string;
  /** When time alone brings the next change. */
  againSeconds?: number;
}

const PAUSE = 'CanaryPauseStep';

/** What comes of the step that a canary is at. */
export function takeStep(
  steps: readonly CanaryStep[],
  progress: Progress,
  isSettled: boolean,
  timeline: Timeline,
): StepOutcome {
  const step = steps[progress.stepIndex];
  if (step === undefined) {
    return { progress };
  }
  if (step.setWeight !== undefined || step.setCanaryScale !== undefined) {
    return isSettled ? completed(steps, progress) : { progress };
  }
  // Of analyses and experiments the sandbox knows nothing: it goes past them.
  return step.pause
    ? pause(steps, step, progress, timeline)
    : completed(steps, progress);
}

function pause(
  steps: readonly CanaryStep[],
  step: CanaryStep,
  progress: Progress,
  timeline: Timeline,
): StepOutcome {
  const since = progress.pauses.find(({ reason }) => reason === PAUSE);
  const seconds = parseGoDuration(step.pause?.duration ?? '') || undefined;
  if (since) {
    const left =
      seconds && Math.max(0, seconds - timeline.secondsSince(since.startTime));
    return left === 0
      ? completed(steps, progress)
      : { progress, againSeconds: left };
  }
  if (progress.isPausedByController) {
    return completed(steps, progress);
  }
  const startTime = timestamp(timeline.now());
  return {
    progress: {
      ...progress,
      isPausedByController: true,
      pauses: [{ reason: PAUSE, startTime }],
    },
    reason: 'RolloutPaused',
    message: `Rollout is paused (${PAUSE})`,
    againSeconds: seconds,
  };
}

function completed(
  steps: readonly CanaryStep[],
  progress: Progress,
): StepOutcome {
  const { stepIndex } = progress;
  const [words] = Object.entries(steps[stepIndex]).map(([name, value]) =>
    typeof value === 'number' ? `${name}: ${value}` : name,
  );
  return {
    progress: {
      ...progress,
      stepIndex: stepIndex + 1,
      isPausedByController: false,
      pauses: [],
    },
    reason: 'RolloutStepCompleted',
    message: `Rollout step ${stepIndex + 1}/${
      steps.length
    } completed (${words})`,
  };
}
