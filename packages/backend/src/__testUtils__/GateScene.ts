import { authServiceFactory } from '@backstage/backend-defaults/auth';
import { httpAuthServiceFactory } from '@backstage/backend-defaults/httpAuth';
import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import { Deployments, SHOP_ENTITIES } from './Deployments';

const CHECKLISTS = {
  definition: {
    title: 'Before production',
    items: [
      {
        id: 'tests',
        title: 'Tests',
        why: 'They tell.',
        evidence: [{ collector: 'pushed' }],
      },
    ],
  },
};

/** The portal with real tokens, rights and catalog, as deployments ask it from outside. */
export class GateScene {
  readonly #backend: TestBackend;
  readonly #deployments: Deployments;

  private constructor(backend: TestBackend, deployments: Deployments) {
    this.#backend = backend;
    this.#deployments = deployments;
  }

  /** With the configuration that says who may ask. */
  static async create(access: JsonObject): Promise<GateScene> {
    const deployments = new Deployments();
    const backend = await startTestBackend({
      features: [
        environmentsPlugin,
        catalogPlugin,
        authServiceFactory,
        httpAuthServiceFactory,
        permissionsServiceFactory,
        deployments.module,
        aCatalogModule(),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
        mockServices.rootConfig.factory({
          data: { ...access, environments: { checklists: CHECKLISTS } },
        }),
      ],
    });
    return new GateScene(backend, deployments);
  }

  get origin(): string {
    const address = this.#backend.server.address();
    return typeof address === 'object' && address
      ? `http://127.0.0.1:${address.port}`
      : '';
  }

  deploy(name: 'shop-staging' | 'shop-prod', letter: string): void {
    this.#deployments.deploy(name, letter);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
  }
}

function aCatalogModule() {
  return createBackendModule({
    pluginId: 'catalog',
    moduleId: 'test',
    register(env) {
      env.registerInit({
        deps: { processing: catalogProcessingExtensionPoint },
        async init({ processing }) {
          processing.addEntityProvider({
            getProviderName: () => 'test',
            connect: connection =>
              connection.applyMutation({
                type: 'full',
                entities: SHOP_ENTITIES.map(entity => ({ entity })),
              }),
          });
        },
      });
    },
  });
}
