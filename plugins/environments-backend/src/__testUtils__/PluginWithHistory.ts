import { mockCredentials } from '@backstage/backend-test-utils';
import {
  type Application,
  type DeploymentList,
  deploymentListSchema,
} from '@flightdeck/plugin-environments-common';
import type { Knex } from 'knex';
import request from 'supertest';
import { eventually } from './eventually';
import { FakeEngine } from './FakeEngine';
import { FakeSource } from './FakeSource';
import { anApplication, anEntity } from './fixtures';
import { startPlugin, type StartPluginOptions } from './startPlugin';

const API = '/api/environments/v1';
const ADA = mockCredentials.user.header('user:default/ada');
const ENTITIES = [
  anEntity('shop-dev'),
  anEntity('shop-prod', {
    stage: 'prod',
    annotations: {
      'flightdeck.dev/promotes-from': 'resource:default/shop-dev',
    },
  }),
  anEntity('hidden-prod', { stage: 'prod' }),
];

/** In whole seconds, as engines tell it. */
export function minutesAgo(minutes: number): string {
  const seconds = Math.floor(Date.now() / 1_000);
  return new Date(seconds * 1_000 - minutes * 60_000).toISOString();
}

/** An entry of an engine's history, of a revision that is named after it. */
export function anEntry(id: number, minutes: number) {
  return {
    id,
    revisions: [`r${id}`],
    startedAt: minutesAgo(minutes),
    deployedAt: minutesAgo(minutes),
    initiatedBy: 'robot',
  };
}

/** So many deployments of an application, the newest of them `shop:<count>`. */
export function deployed(count: number) {
  return (name: string): Partial<Application> => ({
    images: [`shop:${count}`],
    history: Array.from({ length: count }, (_, index) =>
      anEntry(count - index, 10 * (index + 1) + (name === 'shop-dev' ? 1 : 0)),
    ),
  });
}

/**
 * The plugin with two stages of a shop and an environment that nobody may see, each with an
 * application of which a test decides what it tells.
 */
export class PluginWithHistory {
  readonly engine = new FakeEngine(anApplication('shop-dev'));
  readonly source = new FakeSource();
  readonly #knex: Knex;
  #running: Awaited<ReturnType<typeof startPlugin>> | undefined;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Starts it, again after a stop, with what applications tell. */
  async start(
    tell: (name: string) => Partial<Application> = () => ({}),
    options: Partial<StartPluginOptions> = {},
  ): Promise<void> {
    this.source.context = undefined;
    this.#running = await startPlugin({
      entities: ENTITIES,
      hidden: ['resource:default/hidden-prod'],
      sources: [this.source],
      engines: [this.engine],
      knex: this.#knex,
      ...options,
    });
    await eventually(() => {
      if (!this.source.context) {
        throw new Error('The source was not started yet.');
      }
    });
    this.tell(tell);
  }

  async stop(): Promise<void> {
    await this.#running?.stop();
    this.#running = undefined;
  }

  /** Has the applications tell what the engine does, but for what is given of their environment. */
  tell(change: (name: string) => Partial<Application> = () => ({})): void {
    this.source.tell(({ name }) => ({
      applications: [{ ...this.engine.get('shop-dev'), name, ...change(name) }],
      objects: { Pod: [], Deployment: [], StatefulSet: [] },
    }));
  }

  async get(path: string, status = 200) {
    const { body } = await request(this.#server)
      .get(`${API}/${path}`)
      .set('Authorization', ADA)
      .expect(status);
    return body;
  }

  async post(path: string, sent: object, status: number) {
    const { body } = await request(this.#server)
      .post(`${API}/environments/default/shop-dev/${path}`)
      .set('Authorization', ADA)
      .send(sent)
      .expect(status);
    return body;
  }

  async deployments(path = 'deployments'): Promise<DeploymentList> {
    return deploymentListSchema.parse(await this.get(path));
  }

  /** Waits until so many deployments are recorded. */
  async recorded(count: number, path?: string): Promise<DeploymentList> {
    return eventually(async () => {
      const list = await this.deployments(path);
      if (list.deployments.length !== count) {
        throw new Error(`There are ${list.deployments.length}.`);
      }
      return list;
    });
  }

  get #server() {
    if (!this.#running) {
      throw new Error('It does not run.');
    }
    return this.#running.server;
  }
}
