import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
  type TestDatabases,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import environmentsModuleKubernetes from '@flightdeck/plugin-environments-backend-module-kubernetes';
import {
  checklistAnswerSchema,
  type Evidence,
} from '@flightdeck/plugin-environments-common';
import {
  deliveryEnginesExtensionPoint,
  environmentSourcesExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import request from 'supertest';
import { keepingLogger } from './keepingLogger';
import { readRows } from './readRows';
import { SHOP_IMAGES, type ShopCluster } from './ShopCluster';
import { StillDelivery } from './StillDelivery';
import type { TemplateCluster } from './TemplateCluster';

type Knex = Awaited<ReturnType<TestDatabases['init']>>;

const API = '/api/environments/v1/environments/default';

const ITEMS = ['migrations', 'variables', 'secrets'].map(id => ({
  id,
  title: id,
  why: 'It tells.',
  evidence: [
    { collector: id, ...(id === 'secrets' && { options: { enabled: true } }) },
  ],
}));

/** The backend beside a cluster that holds the shop, and all that leaves the backend. */
export class ShopScene {
  readonly #backend: TestBackend;
  readonly #knex: Knex;
  readonly #told: string[];

  private constructor(backend: TestBackend, knex: Knex, told: string[]) {
    this.#backend = backend;
    this.#knex = knex;
    this.#told = told;
  }

  static async create(
    shop: ShopCluster,
    cluster: TemplateCluster,
    knex: Knex,
  ): Promise<ShopScene> {
    const told: string[] = [];
    const backend = await startBackend(shop, cluster, { knex, told });
    return new ShopScene(backend, knex, told);
  }

  /** What a path below production answers. */
  async get(path: string): Promise<{ status: number; text: string }> {
    const { status, text } = await this.#get(path);
    return { status, text };
  }

  /** The evidence of an item, once there is any. */
  async evidence(itemId: string): Promise<Evidence | undefined> {
    const { body } = await this.#get('checklist');
    const { checklist } = checklistAnswerSchema.parse(body);
    return checklist?.items.find(({ item }) => item.id === itemId)?.evidence[0];
  }

  /** Rows of the database and lines of the log. */
  async kept(): Promise<string> {
    return JSON.stringify([await readRows(this.#knex), this.#told]);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
  }

  #get(path: string): request.Test {
    return request(this.#backend.server)
      .get(`${API}/shop-prod/${path}`)
      .set('authorization', mockCredentials.user.header());
  }
}

function anEnvironment(shop: ShopCluster, name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'flightdeck.dev/namespaces': shop.namespaceOf(name),
        'backstage.io/kubernetes-cluster': 'shop',
        'argocd/app-name': name,
        ...(name === 'shop-prod' && {
          'flightdeck.dev/promotes-from': 'shop-staging',
        }),
      },
    },
    spec: { type: 'environment', owner: 'group:default/shop' },
  };
}

function startBackend(
  shop: ShopCluster,
  { address, token }: TemplateCluster,
  { knex, told }: { knex: Knex; told: string[] },
): Promise<TestBackend> {
  const cluster = {
    name: 'shop',
    authProvider: 'serviceAccount',
    serviceAccountToken: token,
    ...address,
  };
  const data = {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
    environments: {
      checklists: { definition: { title: 'Before prod', items: ITEMS } },
    },
  };
  // Before any Job of a test is made.
  const delivery = new StillDelivery(SHOP_IMAGES, new Date(Date.now() - 5_000));
  return startTestBackend({
    features: [
      environmentsPlugin,
      environmentsModuleKubernetes,
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'test',
        register: env => {
          env.registerInit({
            deps: {
              engines: deliveryEnginesExtensionPoint,
              sources: environmentSourcesExtensionPoint,
            },
            init: async ({ engines, sources }) => {
              engines.addEngine(delivery);
              sources.addSource(delivery);
            },
          });
        },
      }),
      mockServices.rootConfig.factory({ data }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => keepingLogger(told),
      }),
      catalogServiceMock.factory({
        entities: Object.keys(SHOP_IMAGES).map(name =>
          anEnvironment(shop, name),
        ),
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
}
