import { mockServices } from '@backstage/backend-test-utils';
import type {
  EnvironmentDefinition,
  Operation,
} from '@flightdeck/plugin-environments-common';
import {
  delay,
  type DeliveryEngine,
} from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { OperationStore } from '../database/OperationStore';
import { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import { OperationRunner } from '../delivery/OperationRunner';
import { type SyncOrder, SyncService } from '../delivery/SyncService';

/** The delivery part of one backend process, on a database that it shares with others. */
export class Replica {
  readonly store: OperationStore;
  readonly changed: string[] = [];
  readonly #runner: OperationRunner;
  readonly #syncs: SyncService;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(options: {
    knex: Knex;
    engine: DeliveryEngine;
    environments: EnvironmentDefinition[];
    deadlineMs?: number;
  }) {
    this.store = new OperationStore(options.knex);
    const engines = new DeliveryEngineRegistry();
    engines.addEngine(options.engine);
    const shared = {
      store: this.store,
      engines,
      environments: {
        find: async (ref: string) =>
          options.environments.find(environment => environment.ref === ref),
      },
      logger: mockServices.logger.mock(),
      now: Date.now,
      delay,
      changed: (ref: string) => this.changed.push(ref),
      times: {
        deadlineMs: options.deadlineMs ?? 60_000,
        leaseMs: 300,
        requestTimeoutMs: 5_000,
        settleMs: 1,
      },
      signal: this.#stopping.signal,
    };
    this.#runner = new OperationRunner(shared);
    this.#syncs = new SyncService({
      ...shared,
      runner: this.#runner,
      requestTimeoutMs: shared.times.requestTimeoutMs,
    });
    this.#running = this.#runner.run();
  }

  start(
    environment: EnvironmentDefinition,
    order: SyncOrder,
    requestedBy = 'user:default/ada',
  ): Promise<Operation> {
    return this.#syncs.start(environment, order, requestedBy);
  }

  async operation(id: string): Promise<Operation | undefined> {
    return (await this.store.find(id))?.operation;
  }

  /** An orderly end, as at a deployment of the backend itself. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#runner.settled();
  }
}
