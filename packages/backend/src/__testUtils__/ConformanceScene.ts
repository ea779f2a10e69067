import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { createServiceFactory } from '@backstage/backend-plugin-api';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import environmentsModuleArgocd from '@flightdeck/plugin-environments-backend-module-argocd';
import environmentsModuleKubernetes from '@flightdeck/plugin-environments-backend-module-kubernetes';
import environmentsModulePrometheus from '@flightdeck/plugin-environments-backend-module-prometheus';
import {
  type EnvironmentConformance,
  environmentConformanceSchema,
} from '@flightdeck/plugin-environments-common';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';

type Assessed = Extract<EnvironmentConformance, { state: 'assessed' }>;

/** The backend whole, with its three adapters, beside a sandbox that holds a system. */
export class ConformanceScene {
  readonly #backend: TestBackend;

  private constructor(readonly sandbox: Sandbox, backend: TestBackend) {
    this.#backend = backend;
  }

  /** @param names - environments of the sandbox, each in a namespace of its name */
  static async create(
    names: readonly string[],
    blueprint: string,
  ): Promise<ConformanceScene> {
    const sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
    const entities = names.map(name => anEnvironment(name, blueprint));
    return new ConformanceScene(sandbox, await startBackend(sandbox, entities));
  }

  /** How an environment stands against its blueprint. */
  async read(name: string): Promise<Assessed> {
    const { body } = await request(this.#backend.server)
      .get(`/api/environments/v1/environments/default/${name}/conformance`)
      .set('authorization', mockCredentials.user.header());
    const conformance = environmentConformanceSchema.parse(body);
    if (conformance.state !== 'assessed') {
      throw new Error(conformance.message);
    }
    return conformance;
  }

  async close(): Promise<void> {
    await this.#backend.stop();
    await this.sandbox.stop();
  }
}

function anEnvironment(name: string, blueprint: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'flightdeck.dev/stage': name.slice(name.lastIndexOf('-') + 1),
        'flightdeck.dev/namespaces': name,
        'flightdeck.dev/blueprint': blueprint,
        'backstage.io/kubernetes-cluster': 'sandbox',
        'argocd/app-name': name,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team' },
  };
}

async function startBackend(
  sandbox: Sandbox,
  entities: ReturnType<typeof anEnvironment>[],
): Promise<TestBackend> {
  const { tokens, urls } = sandbox;
  const cluster = {
    name: 'sandbox',
    url: urls.kubernetes,
    authProvider: 'serviceAccount',
    serviceAccountToken: tokens.kubernetes,
  };
  const argocd = { name: 'main', url: urls.argocd, token: tokens.argocd };
  const prometheus = { name: 'main', url: urls.prometheus };
  const data = {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
    argocd: { appLocatorMethods: [{ type: 'config', instances: [argocd] }] },
    environments: { prometheus: { instances: [prometheus] } },
  };
  return startTestBackend({
    features: [
      environmentsPlugin,
      environmentsModuleKubernetes,
      environmentsModuleArgocd,
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({ entities }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
}
