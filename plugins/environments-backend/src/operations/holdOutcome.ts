import type { OperationStep } from '@flightdeck/plugin-environments-common';
import type { StepPlan } from '../database/OperationRecord';

/**
 * Whether the hold of an operation that has ended is to last: unless every step certainly changed
 * nothing, or was taken back.
 */
export function holdOutcome(
  steps: readonly OperationStep[],
  plan: readonly Pick<StepPlan, 'untouched'>[],
): 'held' | 'untouched' {
  const isUntouched = steps.every(
    ({ state }, index) =>
      state === 'waiting' ||
      state === 'skipped' ||
      state === 'undone' ||
      (state === 'failed' && plan[index]?.untouched === true),
  );
  return isUntouched ? 'untouched' : 'held';
}
