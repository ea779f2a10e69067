import type { LoggerService } from '@backstage/backend-plugin-api';
import type { WorkloadSummary } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { ActionPreparer } from '../actions/ActionPreparer';
import { createApplicationActions } from '../actions/application/createApplicationActions';
import type { DeploymentGate } from '../actions/DeploymentGate';
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
  const preparer = new ActionPreparer({
    ...options,
    ...times,
    kinds: application.actions,
  });
  const runner = new OperationRunner({
    ...options,
    times,
    store: operations,
    kinds: new StepKinds(application.steps),
  });
  const starter = new OperationStarter({
    ...options,
    holds,
    preparer,
    runner,
    store: operations,
    brokeGlass: ({ environmentRef, id, requestedBy }) =>
      logger.warn(
        `${requestedBy} broke glass on ${environmentRef}: operation ${id}.`,
      ),
  });
  return { operations, preparer, runner, starter };
}
