import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  EnvironmentDefinition,
  EnvironmentSnapshot,
  KubernetesObjects,
  Operation,
} from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { type ActionKinds, ActionPreparer } from '../actions/ActionPreparer';
import { createApplicationActions } from '../actions/application/createApplicationActions';
import type { RollbackActionOptions } from '../actions/application/RollbackAction';
import { createGitActions } from '../actions/git/createGitActions';
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
import {
  OperationStarter,
  type OperationStarterOptions,
} from './OperationStarter';
import { StepKinds } from './StepKinds';

export interface DeliveryOptions {
  engines: DeliveryEngineRegistry;
  environments: Pick<CatalogEnvironments, 'find'>;
  formerHealth: RollbackActionOptions['formerHealth'];
  gate: Pick<DeploymentGate, 'judge'>;
  holds: HoldStore;
  operations: OperationStore;
  /** What is known of environments, from memory. */
  snapshots: {
    get(
      ref: string,
    ):
      | { snapshot: Pick<EnvironmentSnapshot, 'health' | 'workloads'> }
      | undefined;
  };
  facts: {
    read(environment: EnvironmentDefinition): { objects: KubernetesObjects };
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
  openRelease?: OperationStarterOptions['openRelease'];
  recordBrokenGlass?: OperationStarterOptions['recordBrokenGlass'];
  times?: OperationTimes;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/** Puts together what finds out about actions, starts them and carries them out. */
export function createDelivery(options: DeliveryOptions) {
  const { holds, logger, operations } = options;
  const times = options.times ?? DEFAULT_OPERATION_TIMES;
  const parts = createParts(options);
  const kinds: ActionKinds = Object.assign(
    {},
    ...parts.map(({ actions }) => actions),
  );
  const preparer = new ActionPreparer({
    ...options,
    ...times,
    kinds,
  });
  const runner = new OperationRunner({
    ...options,
    times,
    store: operations,
    kinds: new StepKinds(parts.flatMap(({ steps }) => steps)),
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

/** The actions by what they are done to, each with the steps in which they are done. */
function createParts(
  options: DeliveryOptions,
): { actions: ActionKinds; steps: StepKind[] }[] {
  const { facts, further, snapshots } = options;
  const known = {
    ...options,
    workloadsOf: (ref: string) => snapshots.get(ref)?.snapshot.workloads,
    healthOf: (ref: string) => snapshots.get(ref)?.snapshot.health,
    objectsOf: (environment: EnvironmentDefinition) =>
      facts.read(environment).objects,
  };
  return [
    createApplicationActions(known),
    createWorkloadActions(known),
    createGitActions(known),
    ...(further ? [further] : []),
  ];
}
