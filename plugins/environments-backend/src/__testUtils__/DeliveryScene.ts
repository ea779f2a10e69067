import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  ActionOrder,
  ApplicationOperation,
  Operation,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { migrateDatabase } from '../database/migrateDatabase';
import type { CheckedActionRequest } from '../operations/OperationStarter';
import { eventually } from './eventually';
import { FakeEngine } from './FakeEngine';
import { FakeWorkloadController } from './FakeWorkloadController';
import { aDefinition, anApplication } from './fixtures';
import { Replica } from './Replica';

/** An environment with two applications, an engine, a database, and a backend that uses them. */
export class DeliveryScene {
  readonly shop = aDefinition({
    applications: [{ name: 'web' }, { name: 'api' }],
  });
  readonly other = aDefinition({
    ref: 'resource:default/other-dev',
    name: 'other-dev',
    applications: [{ name: 'web' }],
  });
  readonly engine = new FakeEngine(anApplication('web'), anApplication('api'));
  readonly controller = new FakeWorkloadController();
  readonly replica: Replica;
  readonly #replicas: Replica[] = [];
  readonly #knex: Knex;

  static async create(knex: Knex): Promise<DeliveryScene> {
    await migrateDatabase(mockServices.database({ knex }));
    return new DeliveryScene(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.replica = this.aReplica();
  }

  /** One more backend on the same database. */
  aReplica(options: { deadlineMs?: number } = {}): Replica {
    const replica = new Replica({
      knex: this.#knex,
      engine: this.engine,
      controller: this.controller,
      environments: [this.shop, this.other],
      ...options,
    });
    this.#replicas.push(replica);
    return replica;
  }

  /** What a person orders who has just looked at the preview. */
  async anOrder(
    change: { prune?: boolean } = {},
  ): Promise<CheckedActionRequest> {
    return this.request({
      action: 'sync',
      prune: change.prune ?? false,
      dryRun: false,
    });
  }

  /** What a person confirms who has just looked at the preview of an order on the shop. */
  async request(order: ActionOrder): Promise<CheckedActionRequest> {
    const { deeds } = await this.replica.preview(this.shop, order);
    return { key: randomUUID(), order, seen: deeds };
  }

  /** Waits until the engine was asked so often. */
  async asked(count: number): Promise<void> {
    await eventually(() => {
      const { length } = this.engine.requests;
      if (length !== count) {
        throw new Error(`Asked ${length} times.`);
      }
    });
  }

  /** Waits for an application to run an operation, and ends it. */
  async finish(
    name: string,
    operation?: Partial<ApplicationOperation>,
  ): Promise<void> {
    await eventually(() => this.engine.finish(name, operation));
  }

  /** Waits for an operation to end. */
  async ended(key: string): Promise<Operation> {
    return eventually(async () => {
      const operation = await this.replica.operation(key);
      if (!operation || operation.state === 'running') {
        throw new Error(`It has not ended: ${JSON.stringify(operation)}`);
      }
      return operation;
    });
  }

  async stop(): Promise<void> {
    await Promise.all(this.#replicas.map(replica => replica.stop()));
  }
}
