import type { ActionKinds } from '../ActionPreparer';
import type { StepKind } from '../StepKind';
import { RestartAction } from './RestartAction';
import { RestartStep } from './RestartStep';
import { ScaleAction } from './ScaleAction';
import { ScaleStep } from './ScaleStep';
import type { WorkloadActionOptions } from './WorkloadActionOptions';

/** The actions on the workloads of an environment, and the steps in which they are done. */
export function createWorkloadActions(options: WorkloadActionOptions): {
  actions: ActionKinds;
  steps: StepKind[];
} {
  const { engines } = options;
  return {
    actions: {
      restart: new RestartAction(options),
      scale: new ScaleAction(options),
    },
    steps: [new RestartStep(engines), new ScaleStep(engines)],
  };
}
