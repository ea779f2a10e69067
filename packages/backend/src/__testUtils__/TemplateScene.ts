import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import environmentsModuleKubernetes from '@flightdeck/plugin-environments-backend-module-kubernetes';
import {
  type EnvironmentConformance,
  environmentConformanceSchema,
} from '@flightdeck/plugin-environments-common';
import request from 'supertest';
import type { RenderedEnvironment } from './RenderedTemplate';
import type { TemplateCluster } from './TemplateCluster';

type Assessed = Extract<EnvironmentConformance, { state: 'assessed' }>;

/** The backend with its Kubernetes adapter alone, beside a cluster that holds services. */
export class TemplateScene {
  readonly #backend: TestBackend;

  private constructor(backend: TestBackend) {
    this.#backend = backend;
  }

  /** @param environments - known to the catalog as the services' own files describe them */
  static async create(
    { address, token }: TemplateCluster,
    environments: readonly RenderedEnvironment[],
  ): Promise<TemplateScene> {
    const cluster = {
      name: 'sandbox',
      authProvider: 'serviceAccount',
      serviceAccountToken: token,
      ...address,
    };
    const data = {
      kubernetes: {
        clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
      },
    };
    const backend = await startTestBackend({
      features: [
        environmentsPlugin,
        environmentsModuleKubernetes,
        mockServices.rootConfig.factory({ data }),
        catalogServiceMock.factory({
          entities: environments.map(({ entity }) => entity),
        }),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
      ],
    });
    return new TemplateScene(backend);
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
  }
}
