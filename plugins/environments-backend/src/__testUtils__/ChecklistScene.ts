import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type Application,
  type ChecklistItem,
  checklistItemSchema,
  type ConformanceFacts,
  type DeploymentRecord,
  type EnvironmentDefinition,
  releaseOf,
} from '@flightdeck/plugin-environments-common';
import { delay } from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { createChecklists } from '../checklists/createChecklists';
import { EvidenceCollectorRegistry } from '../checklists/EvidenceCollectorRegistry';
import { createChecklistStores } from '../checklists/store/ChecklistStores';
import { DeliveryEngineRegistry } from '../delivery/DeliveryEngineRegistry';
import { FakeCollector } from './FakeCollector';
import { aDefinition, anApplication } from './fixtures';
import { FakeNotifications } from './startDelivery';

export const STAGING = 'resource:default/shop-staging';
export const PROD = 'resource:default/shop-prod';

const anEnvironment = (
  name: string,
  promotesFrom?: string,
): EnvironmentDefinition =>
  aDefinition({
    ref: `resource:default/${name}`,
    name,
    promotesFrom,
    applications: [{ name }],
  });

/** Staging and production of a shop, of which a test says what runs and what time it is. */
export class ChecklistScene {
  readonly ci = new FakeCollector('ci');
  readonly notifications = new FakeNotifications();
  readonly prod = anEnvironment('shop-prod', STAGING);
  readonly stores: ReturnType<typeof createChecklistStores>;
  readonly environments = [anEnvironment('shop-staging'), this.prod];
  /** Records of deployments to any environment. */
  readonly deployments: DeploymentRecord[] = [];
  readonly people: Entity[] = [];
  items: ChecklistItem[] = [];
  now = Date.parse('2026-11-21T12:00:00.000Z');
  readonly #knex: Knex;
  readonly #running = new Map<string, string | undefined>([
    ['shop-staging', 'a'],
    ['shop-prod', 'a'],
  ]);
  readonly #change = new Map<string, Partial<Application>>();

  constructor(knex: Knex) {
    this.#knex = knex;
    this.stores = createChecklistStores(knex);
  }

  setItems(...items: object[]): void {
    this.items = items.map(item =>
      checklistItemSchema.parse({
        title: 'An item',
        why: 'It tells.',
        ...item,
      }),
    );
  }

  /** Has an environment run an image; undefined when nobody can say which. */
  run(
    name: string,
    letter: string | undefined,
    change: Partial<Application> = {},
  ): void {
    this.#running.set(name, letter);
    this.#change.set(name, change);
  }

  /** Has somebody have written what staging runs, or ran. */
  write(letter: string, name: string): void {
    this.people.push({
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'User',
      metadata: { name, namespace: 'default' },
      spec: { profile: { email: `${name}@example.com` } },
    });
    this.deployments.push({
      id: letter,
      environmentRef: STAGING,
      application: {
        engine: 'fake',
        instance: 'main',
        namespace: 'argocd',
        name: 'shop-staging',
      },
      kind: 'sync',
      result: 'succeeded',
      release: releaseOf({ images: [], applications: [] }),
      automated: true,
      startedAt: '2026-11-21T11:00:00.000Z',
      commits: [
        {
          revision: letter.repeat(40),
          author: `${name} <${name.toLocaleUpperCase('en-US')}@example.com>`,
        },
      ],
      outcome: 'healthy',
      findings: [],
    });
  }

  /** One backend on the database of the scene, which asks for the items as they are now. */
  replica() {
    const { people } = this;
    const catalog = catalogServiceMock({ entities: people });
    const collectors = new EvidenceCollectorRegistry();
    collectors.addCollector(this.ci);
    const changed: string[] = [];
    const checklists = createChecklists({
      auth: mockServices.auth(),
      catalog,
      changed: ref => changed.push(ref),
      collectors,
      config: {
        definition: { title: 'Before prod', items: this.items },
        overrides: [],
        evidence: [],
      },
      delay,
      deployments: { listRecent: async () => this.deployments },
      engines: new DeliveryEngineRegistry(),
      environments: {
        get: ref => this.environments.find(each => each.ref === ref),
        list: () => this.environments,
      },
      facts: { read: environment => this.#facts(environment) },
      knex: this.#knex,
      logger: mockServices.logger.mock(),
      notifications: this.notifications,
      now: () => this.now,
      signal: new AbortController().signal,
      snapshots: { get: () => undefined, subscribe: () => () => {} },
    });
    return {
      ...checklists,
      changed,
      look: (ref = PROD) => checklists.keeper.look(ref, 'everything'),
      /** What the gate is told of a deployment by somebody. */
      says: (requester?: string) =>
        checklists.judge.judge(this.prod, { requester }),
      /** What the gate is told of an action that brings images. */
      saysTo: async (action: 'sync' | 'promote', ...images: string[]) => {
        await checklists.refresh(PROD);
        return checklists.judge.judge(this.prod, {
          action,
          brings: {
            images: images.map(image => ({ image, isLasting: true })),
            untold: [],
            isWhole: true,
          },
        });
      },
    };
  }

  /** What happened in production, in few words. */
  async events(): Promise<string[]> {
    return (await this.stores.events.list(PROD)).map(
      ({ action, after, before, itemId, releaseName }) =>
        [
          releaseName[0],
          action,
          ...(itemId ? [itemId] : []),
          ...(after ? [`${before ?? ''}>${after}`] : []),
        ].join(' '),
    );
  }

  #facts(environment: EnvironmentDefinition): ConformanceFacts {
    const { name } = environment;
    const letter = this.#running.get(name);
    return {
      environment,
      sources: [],
      objects: {},
      applications:
        letter === undefined
          ? undefined
          : [
              anApplication(name, {
                images: [`registry.test/shop:${letter}`],
                history: [{ id: 1, revisions: [letter.repeat(40)] }],
                ...this.#change.get(name),
              }),
            ],
    };
  }
}
