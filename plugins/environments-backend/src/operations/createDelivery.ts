import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  Operation,
  WorkloadSummary,
} from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { type ActionKinds, ActionPreparer } from '../actions/ActionPreparer';
import { createApplicationActions } from '../actions/application/createApplicationActions';
import { createWorkloadActions } from '../actions/workload/createWorkloadActions';
import type { DeploymentGate } from '../actions/DeploymentGate';
import type { StepKind } from '../actions/StepKind';
import type { CatalogEnvironments } from '../catalog/CatalogEnvironments';
import type { HoldStore } from '../database/HoldStore';
import type { OperationStore } from '../database/OperationStore';
import type { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import {
  DEFAULT_OPERATION_TIMES,
  OperationRunner,
  type OperationTimes,
} from './OperationRunner';
import { OperationStarter } from './OperationStarter';
import { StepKinds } from './StepKinds';

export interface DeliveryOptions {
  engines: DeliveryEngineRegistry;
  environments: Pick<CatalogEnvironments, 'find'>;
  gate: Pick<DeploymentGate, 'judge'>;
  holds: HoldStore;
  operations: OperationStore;
  /** What is known of environments, from memory. */
  snapshots: {
    get(
      ref: string,
    ): { snapshot: { workloads: readonly WorkloadSummary[] } } | undefined;
  };
  stages: readonly string[];
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  changed: (environmentRef: string) => void;
  /** Actions beside those on applications and workloads. */
  further?: { actions: ActionKinds; steps: StepKind[] };
  /** Told of operations that went past blockers. */
  brokeGlass?: (operation: Operation) => void;
  times?: OperationTimes;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/** Puts together what finds out about actions, starts them and carries them out. */
export function createDelivery(options: DeliveryOptions) {
  const { holds, logger, operations, snapshots } = options;
  const times = options.times ?? DEFAULT_OPERATION_TIMES;
  const application = createApplicationActions({
    ...options,
    workloadsOf: ref => snapshots.get(ref)?.snapshot.workloads,
    // Deployments are not recorded yet: nobody can tell.
    formerHealth: async () => 'unknown',
  });
  const workload = createWorkloadActions(options);
  const { further = { actions: {}, steps: [] } } = options;
  const kinds = {
    ...application.actions,
    ...workload.actions,
    ...further.actions,
  };
  const preparer = new ActionPreparer({
    ...options,
    ...times,
    kinds,
  });
  const runner = new OperationRunner({
    ...options,
    times,
    store: operations,
    kinds: new StepKinds([
      ...application.steps,
      ...workload.steps,
      ...further.steps,
    ]),
  });
  const starter = new OperationStarter({
    ...options,
    holds,
    preparer,
    runner,
    store: operations,
    brokeGlass: operation => {
      const { environmentRef, id, requestedBy } = operation;
      logger.warn(
        `${requestedBy} broke glass on ${environmentRef}: operation ${id}.`,
      );
      options.brokeGlass?.(operation);
    },
  });
  return {
    actions: Object.keys(kinds),
    operations,
    preparer,
    runner,
    starter,
  };
}
