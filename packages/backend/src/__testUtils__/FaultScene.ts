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
  type EnvironmentSnapshot,
  environmentSnapshotSchema,
} from '@flightdeck/plugin-environments-common';
import { FaultyServer } from '@flightdeck/plugin-environments-node/testUtils';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';

const UPSTREAMS = ['kubernetes', 'argocd', 'prometheus'] as const;
type Upstream = (typeof UPSTREAMS)[number];

/**
 * The backend whole, with its three adapters, beside a sandbox. It has an environment for each of
 * some names, and each environment reaches the sandbox through servers of its own.
 */
export class FaultScene {
  readonly #sandbox: Sandbox;
  readonly #backend: TestBackend;
  readonly #servers: ReadonlyMap<string, Record<Upstream, FaultyServer>>;

  private constructor(
    sandbox: Sandbox,
    backend: TestBackend,
    servers: ReadonlyMap<string, Record<Upstream, FaultyServer>>,
  ) {
    this.#sandbox = sandbox;
    this.#backend = backend;
    this.#servers = servers;
  }

  static async create(names: readonly string[]): Promise<FaultScene> {
    const sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
    const servers = new Map<string, Record<Upstream, FaultyServer>>();
    for (const name of names) {
      servers.set(name, {
        kubernetes: await FaultyServer.start(sandbox.urls.kubernetes),
        argocd: await FaultyServer.start(sandbox.urls.argocd),
        prometheus: await FaultyServer.start(sandbox.urls.prometheus),
      });
    }
    const backend = await startBackend(sandbox, servers);
    return new FaultScene(sandbox, backend, servers);
  }

  /** The servers of an environment, one for each upstream. */
  servers(name: string): FaultyServer[] {
    const servers = this.#servers.get(name);
    return servers ? UPSTREAMS.map(upstream => servers[upstream]) : [];
  }

  /** What the page of an environment is answered; fails when the answer is late. */
  async view(name: string): Promise<EnvironmentSnapshot> {
    const response = await request(this.#backend.server)
      .get(`/api/environments/v1/environments/default/${name}`)
      .set('authorization', mockCredentials.user.header())
      .timeout(2_000);
    if (response.status !== 200) {
      throw new Error(`The page of ${name} is answered ${response.status}.`);
    }
    return environmentSnapshotSchema.parse(response.body);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
    for (const servers of this.#servers.values()) {
      for (const upstream of UPSTREAMS) {
        await servers[upstream].close();
      }
    }
    await this.#sandbox.stop();
  }
}

function anEnvironment(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'flightdeck.dev/namespaces': 'co2-calculator-prod',
        'backstage.io/kubernetes-cluster': name,
        'argocd/instance-name': name,
        'argocd/app-name': 'co2-calculator-prod',
        'prometheus.io/service-name': name,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team' },
  };
}

async function startBackend(
  sandbox: Sandbox,
  servers: ReadonlyMap<string, Record<Upstream, FaultyServer>>,
): Promise<TestBackend> {
  const each = <T>(
    make: (name: string, urls: Record<Upstream, FaultyServer>) => T,
  ) => [...servers].map(([name, urls]) => make(name, urls));
  const data = {
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: each((name, { kubernetes }) => ({
            name,
            url: kubernetes.url,
            authProvider: 'serviceAccount',
            serviceAccountToken: sandbox.tokens.kubernetes,
          })),
        },
      ],
    },
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: each((name, { argocd }) => ({
            name,
            url: argocd.url,
            token: sandbox.tokens.argocd,
          })),
        },
      ],
    },
    environments: {
      prometheus: {
        instances: each((name, { prometheus }) => ({
          name,
          url: prometheus.url,
        })),
      },
    },
  };
  return startTestBackend({
    features: [
      environmentsPlugin,
      environmentsModuleKubernetes,
      environmentsModuleArgocd,
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({ entities: each(anEnvironment) }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
}
