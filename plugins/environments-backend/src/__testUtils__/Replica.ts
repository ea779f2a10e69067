import { mockServices } from '@backstage/backend-test-utils';
import type {
  ActionOrder,
  ActionPreview,
  Blocker,
  EnvironmentDefinition,
  Operation,
} from '@flightdeck/plugin-environments-common';
import {
  delay,
  type DeliveryEngine,
  type ReleaseRepository,
  type WorkloadController,
} from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { HoldStore } from '../database/HoldStore';
import { OperationStore } from '../database/OperationStore';
import { DeploymentStore } from '../history/DeploymentStore';
import { FormerHealth } from '../history/FormerHealth';
import { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import { createDelivery } from '../operations/createDelivery';
import type { CheckedActionRequest } from '../operations/OperationStarter';

/** The delivery part of one backend process, on a database that it shares with others. */
export class Replica {
  readonly store: OperationStore;
  readonly holds: HoldStore;
  readonly changed: string[] = [];
  /** What the gate says. */
  blockers: Blocker[] = [];
  readonly #delivery: ReturnType<typeof createDelivery>;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;

  constructor(options: {
    knex: Knex;
    engine: DeliveryEngine;
    controller?: WorkloadController;
    repository?: ReleaseRepository;
    environments: EnvironmentDefinition[];
    deadlineMs?: number;
  }) {
    this.store = new OperationStore(options.knex);
    this.holds = new HoldStore(options.knex);
    const engines = new DeliveryEngineRegistry();
    engines.addEngine(options.engine);
    if (options.controller) {
      engines.addWorkloadController(options.controller);
    }
    const former = new FormerHealth(new DeploymentStore(options.knex));
    if (options.repository) {
      engines.addReleaseRepository(options.repository);
    }
    this.#delivery = createDelivery({
      operations: this.store,
      holds: this.holds,
      engines,
      environments: {
        find: async (ref: string) =>
          options.environments.find(environment => environment.ref === ref),
      },
      formerHealth: (...asked) => former.of(...asked),
      gate: { judge: () => ({ blockers: this.blockers, warnings: [] }) },
      snapshots: { get: () => undefined },
      facts: { read: () => ({ objects: {} }) },
      stages: ['dev', 'staging', 'prod'],
      logger: mockServices.logger.mock(),
      now: Date.now,
      delay,
      changed: ref => this.changed.push(ref),
      times: {
        deadlineMs: options.deadlineMs ?? 60_000,
        leaseMs: 300,
        requestTimeoutMs: 5_000,
        settleMs: 1,
      },
      signal: this.#stopping.signal,
    });
    this.#running = this.#delivery.runner.run();
  }

  async preview(
    environment: EnvironmentDefinition,
    order: ActionOrder,
    by = 'user:default/ada',
  ): Promise<ActionPreview> {
    const { preview } = await this.#delivery.preparer.prepare({
      environment,
      order,
      requester: { ref: by, claims: [by] },
    });
    return preview;
  }

  start(
    environment: EnvironmentDefinition,
    request: CheckedActionRequest,
    by = 'user:default/ada',
  ): Promise<Operation> {
    return this.#delivery.starter.start(environment, request, {
      ref: by,
      claims: [by],
    });
  }

  async operation(id: string): Promise<Operation | undefined> {
    return this.store.find(id);
  }

  /** An orderly end, as at a deployment of the backend itself. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#running;
    await this.#delivery.runner.settled();
  }
}
