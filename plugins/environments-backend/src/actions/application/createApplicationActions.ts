import type { HoldStore } from '../../database/HoldStore';
import type { ActionKinds } from '../ActionPreparer';
import type { StepKind } from '../StepKind';
import { PauseStep, ResumeStep } from './AutomationStep';
import { PauseAction } from './PauseAction';
import { RefreshAction } from './RefreshAction';
import { RefreshStep } from './RefreshStep';
import { ReleaseHoldStep } from './ReleaseHoldStep';
import { ResumeAction } from './ResumeAction';
import { RollbackAction, type RollbackActionOptions } from './RollbackAction';
import { RollbackStep } from './RollbackStep';
import { SyncAction } from './SyncAction';
import { SyncStep } from './SyncStep';
import { TerminateAction } from './TerminateAction';
import { TerminateStep } from './TerminateStep';

export interface ApplicationActionsOptions extends RollbackActionOptions {
  holds: HoldStore;
}

/** The actions on the applications of an environment, and the steps in which they are done. */
export function createApplicationActions(options: ApplicationActionsOptions): {
  actions: ActionKinds;
  steps: StepKind[];
} {
  const { engines, holds } = options;
  return {
    actions: {
      sync: new SyncAction(options),
      refresh: new RefreshAction(),
      rollback: new RollbackAction(options),
      terminate: new TerminateAction(options),
      pause: new PauseAction(options),
      resume: new ResumeAction(options),
    },
    steps: [
      new SyncStep(engines),
      new RefreshStep(engines),
      new RollbackStep(engines),
      new TerminateStep(engines),
      new PauseStep(engines),
      new ResumeStep(engines),
      new ReleaseHoldStep(holds),
    ],
  };
}
