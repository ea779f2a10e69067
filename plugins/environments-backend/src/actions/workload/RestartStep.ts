import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import type { StepRun } from '../StepKind';
import { WorkloadStep } from './WorkloadStep';

/** Restarts a workload once: the operation's id marks what was restarted by it. */
export class RestartStep extends WorkloadStep {
  readonly kind = 'restart';
  protected readonly done = 'restarted';

  protected ask(
    { begunAt, environment, operation: { id, requestedBy } }: StepRun,
    workload: WorkloadRef,
    signal: AbortSignal,
  ): Promise<void> {
    const request = { workload, mark: id, at: begunAt, requestedBy };
    return this.controller.restart(environment, request, { signal });
  }

  protected hasArrived(
    { operation }: StepRun,
    { restartMark }: ControlledWorkload,
  ): boolean {
    return restartMark === operation.id;
  }

  protected complaintOf(
    step: StepRun,
    now: ControlledWorkload,
  ): string | undefined {
    return this.hasArrived(step, now)
      ? undefined
      : 'something took the restart back, or restarted it again.';
  }
}
