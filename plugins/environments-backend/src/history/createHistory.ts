import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { OperationStore } from '../database/OperationStore';
import type { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import type { FactsReader } from '../snapshots/FactsReader';
import type { SnapshotStore } from '../snapshots/SnapshotStore';
import { CommitDescriber } from './CommitDescriber';
import { DeploymentRecorder } from './DeploymentRecorder';
import { DeploymentStore } from './DeploymentStore';
import { FormerHealth } from './FormerHealth';
import { RecorderLoop } from './RecorderLoop';

export interface HistoryOptions {
  knex: Knex;
  engines: Pick<DeliveryEngineRegistry, 'engineOf'>;
  environments: {
    list(): readonly EnvironmentDefinition[];
    get(ref: string): EnvironmentDefinition | undefined;
  };
  facts: Pick<FactsReader, 'read'>;
  snapshots: Pick<SnapshotStore<unknown>, 'get' | 'subscribe'>;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** Aborted when the backend stops. */
  signal: AbortSignal;
}

/** Puts together what records deployments and remembers them. */
export function createHistory(options: HistoryOptions) {
  const { knex, logger, signal } = options;
  const store = new DeploymentStore(knex, {
    onUnreadable: ({ id, error }) =>
      logger.warn(`Deployment ${id} cannot be read, and is left out: ${error}`),
  });
  const describer = new CommitDescriber({
    ...options,
    store,
    requestTimeoutMs: 15_000,
    retryMs: 30_000,
  });
  const recorder = new DeploymentRecorder({
    ...options,
    store,
    operations: new OperationStore(knex),
    describer,
  });
  const loop = new RecorderLoop({
    ...options,
    recorder,
    gatherMs: 250,
    watchMs: 5_000,
  });
  return {
    deployments: store,
    formerHealth: new FormerHealth(store),
    run: () => [loop.run(signal), describer.run(signal)],
  };
}
