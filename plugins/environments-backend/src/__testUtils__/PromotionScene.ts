import { randomUUID } from 'node:crypto';
import { mockServices } from '@backstage/backend-test-utils';
import type {
  ActionOrder,
  Application,
  Operation,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import { migrateDatabase } from '../database/migrateDatabase';
import type { CheckedActionRequest } from '../operations/OperationStarter';
import { eventually } from './eventually';
import { FakeEngine } from './FakeEngine';
import { FakeReleaseRepository } from './FakeReleaseRepository';
import { aDefinition, anApplication } from './fixtures';
import { Replica } from './Replica';

export const SHOP_GIT = 'https://git.example.com/shop.git';

/** A Deployment with a comment that must stay. */
export function aManifest(tag: string, settings = ''): string {
  return [
    'apiVersion: apps/v1',
    'kind: Deployment',
    'metadata:',
    '  name: web',
    'spec:',
    '  template:',
    '    spec:',
    '      containers:',
    '        - name: web',
    `          image: registry.test/web:${tag} # the release`,
    ...(settings ? [`          # ${settings}`] : []),
    '',
  ].join('\n');
}

/** A staging with release 1.5.0, a prod with 1.4.0, and the repository that both are deployed from. */
export class PromotionScene {
  readonly staging = aDefinition({
    ref: 'resource:default/shop-staging',
    name: 'shop-staging',
    stage: 'staging',
    system: 'system:default/shop',
    applications: [{ name: 'web-staging' }],
  });
  readonly prod = aDefinition({
    ref: 'resource:default/shop-prod',
    name: 'shop-prod',
    stage: 'prod',
    system: 'system:default/shop',
    promotesFrom: 'resource:default/shop-staging',
    applications: [{ name: 'web-prod' }],
  });
  readonly repository = new FakeReleaseRepository();
  readonly engine = new FakeEngine();
  readonly replica: Replica;
  readonly #replicas: Replica[] = [];
  readonly #knex: Knex;

  static async create(knex: Knex): Promise<PromotionScene> {
    await migrateDatabase(mockServices.database({ knex }));
    return new PromotionScene(knex);
  }

  private constructor(knex: Knex) {
    this.#knex = knex;
    this.repository.push(SHOP_GIT, {
      'staging/web.yaml': aManifest('1.5.0'),
      'prod/web.yaml': aManifest('1.4.0'),
    });
    this.deploy('staging', '1.5.0');
    this.deploy('prod', '1.4.0');
    this.replica = this.aReplica();
  }

  /** Has a stage run a release from the head of its branch. */
  deploy(
    stage: 'staging' | 'prod',
    tag: string,
    change: Partial<Application> = {},
  ): void {
    const head = this.repository.head(SHOP_GIT);
    this.engine.put(
      anApplication(`web-${stage}`, {
        sources: [{ repoUrl: SHOP_GIT, path: stage, targetRevision: 'main' }],
        sync: { status: 'Synced', revisions: [head] },
        images: [`registry.test/web:${tag}`],
        history: [{ id: 1, revisions: [head] }],
        ...change,
      }),
    );
  }

  /** One more backend on the same database. */
  aReplica(): Replica {
    const replica = new Replica({
      knex: this.#knex,
      engine: this.engine,
      repository: this.repository,
      environments: [this.staging, this.prod],
    });
    this.#replicas.push(replica);
    return replica;
  }

  /** What a person confirms who has just looked at the preview of an order on prod. */
  async request(order: ActionOrder): Promise<CheckedActionRequest> {
    const { deeds } = await this.replica.preview(this.prod, order);
    return {
      key: randomUUID(),
      order,
      seen: deeds,
      confirmation: this.prod.name,
    };
  }

  /** Has the engine see the head of a branch, as a refresh does. */
  see(branch = 'main'): string {
    const revision = this.repository.head(SHOP_GIT, branch);
    const web = this.engine.get('web-prod');
    this.engine.put({
      ...web,
      sync: { status: 'OutOfSync', revisions: [revision] },
    });
    return revision;
  }

  /** Has automation of the engine deploy what it sees. */
  syncByItself(): void {
    const web = this.engine.get('web-prod');
    const { revisions } = web.sync;
    this.engine.put({
      ...web,
      sync: { status: 'Synced', revisions },
      history: [{ id: web.history.length + 1, revisions }, ...web.history],
    });
  }

  /** Waits until the engine was asked for a sync, and ends it. */
  async finish(): Promise<void> {
    await eventually(() => this.engine.finish('web-prod'));
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
