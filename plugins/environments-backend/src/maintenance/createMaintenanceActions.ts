import type { ActionKinds } from '../actions/ActionPreparer';
import type { StepKind } from '../actions/StepKind';
import { MaintenanceAction } from './MaintenanceAction';
import { MaintenanceStep } from './MaintenanceStep';
import type { MaintenanceStore } from './MaintenanceStore';

export interface MaintenanceActionsOptions {
  store: MaintenanceStore;
  /** Has the environments of this process tell of it at once. */
  environments: { reload(): Promise<void> };
  now: () => number;
}

/** The action that switches the maintenance mode, and the step in which it is done. */
export function createMaintenanceActions(options: MaintenanceActionsOptions): {
  actions: ActionKinds;
  steps: StepKind[];
} {
  return {
    actions: { maintenance: new MaintenanceAction(options) },
    steps: [new MaintenanceStep(options)],
  };
}
