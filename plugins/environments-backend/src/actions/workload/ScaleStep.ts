import type { WorkloadRef } from '@flightdeck/plugin-environments-common';
import type { ControlledWorkload } from '@flightdeck/plugin-environments-node';
import { z } from 'zod';
import type { StepRun } from '../StepKind';
import { WorkloadStep } from './WorkloadStep';

const memoSchema = z.object({ replicas: z.number() });

/** Scales a workload, and looks at the end whether it was left at that. */
export class ScaleStep extends WorkloadStep {
  readonly kind = 'scale';
  protected readonly done = 'scaled';

  protected ask(
    { environment, memo, operation: { requestedBy } }: StepRun,
    workload: WorkloadRef,
    signal: AbortSignal,
  ): Promise<void> {
    const { replicas } = memoSchema.parse(memo);
    const request = { workload, replicas, requestedBy };
    return this.controller.scale(environment, request, { signal });
  }

  protected hasArrived(
    { memo }: StepRun,
    { replicas }: ControlledWorkload,
  ): boolean {
    return replicas === memoSchema.parse(memo).replicas;
  }

  protected complaintOf(
    step: StepRun,
    now: ControlledWorkload,
  ): string | undefined {
    if (this.hasArrived(step, now)) {
      return undefined;
    }
    const { replicas } = memoSchema.parse(step.memo);
    const { autoscaler } = now;
    return `not left at ${replicas}: something set it to ${now.replicas} since${
      autoscaler
        ? `, probably HorizontalPodAutoscaler ${autoscaler.name}`
        : ', maybe a sync'
    }.`;
  }
}
