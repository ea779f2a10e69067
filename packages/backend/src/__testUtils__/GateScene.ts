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
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import {
  applicationSchema,
  type EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';
import {
  type EnvironmentSource,
  type EnvironmentSourceContext,
  environmentSourcesExtensionPoint,
  type SourceReading,
} from '@flightdeck/plugin-environments-node';

const ENTITIES = [
  anEnvironment('staging'),
  anEnvironment('prod', { 'flightdeck.dev/promotes-from': 'shop-staging' }),
];

/** The image of a release, by a letter of its digest. */
export function imageOf(letter: string): string {
  return `ghcr.io/acme/shop@sha256:${letter.repeat(64)}`;
}

/** The commit of a release, by its letter. */
export function commitOf(letter: string): string {
  return letter.repeat(40);
}

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

/** What runs where, by a letter for each release. */
class Deployments implements EnvironmentSource {
  readonly id = 'deployments';
  readonly #letters = new Map([
    ['shop-staging', 'a'],
    ['shop-prod', 'a'],
  ]);
  #context: EnvironmentSourceContext | undefined;

  async start(context: EnvironmentSourceContext): Promise<void> {
    this.#context = context;
  }

  deploy(name: string, letter: string): void {
    this.#letters.set(name, letter);
    this.#context?.changed([`resource:default/${name}`]);
  }

  read({ name }: EnvironmentDefinition): SourceReading {
    const letter = this.#letters.get(name) ?? 'a';
    const application = applicationSchema.parse({
      engine: 'argocd',
      instance: 'main',
      namespace: 'argocd',
      name,
      project: 'default',
      automation: { enabled: true, prune: true, selfHeal: true },
      sources: [{ repoUrl: 'https://git.example/acme/shop' }],
      sync: { status: 'Synced', revisions: [commitOf(letter)] },
      health: { status: 'Healthy' },
      images: [imageOf(letter)],
      resources: [],
      operationInProgress: false,
      history: [{ id: 1, revisions: [commitOf(letter)] }],
      conditions: [],
    });
    return {
      statuses: [
        {
          id: 'argocd/main',
          kind: 'argocd',
          name: 'main',
          state: 'ok',
          message: 'Argo CD answers.',
          gaps: [],
        },
      ],
      applications: [application],
    };
  }
}

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
        aModule(deployments),
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

function anEnvironment(
  stage: string,
  annotations: Record<string, string> = {},
): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `shop-${stage}`,
      namespace: 'default',
      annotations: {
        'backstage.io/managed-by-location': 'url:https://git.example/shop',
        'backstage.io/managed-by-origin-location':
          'url:https://git.example/shop',
        'flightdeck.dev/stage': stage,
        'flightdeck.dev/namespaces': `shop-${stage}`,
        'backstage.io/kubernetes-cluster': 'main',
        'argocd/app-name': `shop-${stage}`,
        ...annotations,
      },
    },
    spec: { type: 'environment', owner: 'group:default/shop', system: 'shop' },
  };
}

function aModule(deployments: Deployments) {
  return createBackendModule({
    pluginId: 'environments',
    moduleId: 'test',
    register(env) {
      env.registerInit({
        deps: { sources: environmentSourcesExtensionPoint },
        async init({ sources }) {
          sources.addSource(deployments);
        },
      });
    },
  });
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
                entities: ENTITIES.map(entity => ({ entity })),
              }),
          });
        },
      });
    },
  });
}
