import { inspect } from 'node:util';
import {
  coreServices,
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
import environmentsModuleArgocd from '@flightdeck/plugin-environments-backend-module-argocd';
import environmentsModuleKubernetes from '@flightdeck/plugin-environments-backend-module-kubernetes';
import environmentsModulePrometheus from '@flightdeck/plugin-environments-backend-module-prometheus';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';
import { keepingLogger } from './keepingLogger';
import { plantCanaries } from './plantCanaries';
import { pushChart } from './pushChart';
import { readRows } from './readRows';

type Knex = Awaited<ReturnType<TestDatabases['init']>>;

const API = '/api/environments/v1/environments';

/** What the backend answered, with the headers. */
export interface Answer {
  status: number;
  etag: string;
  body: unknown;
  text: string;
}

/** The backend whole beside a sandbox with canaries, and all that leaves the backend. */
export class CanaryScene {
  readonly #sandbox: Sandbox;
  readonly #backend: TestBackend;
  readonly #knex: Knex;
  /** Log lines and signals, audit events among them. */
  readonly told: string[];

  private constructor(
    sandbox: Sandbox,
    backend: TestBackend,
    knex: Knex,
    told: string[],
  ) {
    this.#sandbox = sandbox;
    this.#backend = backend;
    this.#knex = knex;
    this.told = told;
  }

  static async create(knex: Knex): Promise<CanaryScene> {
    const sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
    await pushChart(sandbox, 'v1.4.0');
    plantCanaries(sandbox);
    const told: string[] = [];
    const backend = await startBackend(sandbox, knex, told);
    return new CanaryScene(sandbox, backend, knex, told);
  }

  /** Asks for a part of the environment; for the fleet without a path. */
  async get(path?: string, etag = ''): Promise<Answer> {
    const place =
      path === undefined ? API : `${API}/default/co2-calculator-prod${path}`;
    return toAnswer(
      await request(this.#backend.server)
        .get(place)
        .set('authorization', mockCredentials.user.header())
        .set('if-none-match', etag)
        .buffer(true),
    );
  }

  /** Sends something to a part of the environment. */
  async post(path: string, body: object): Promise<Answer> {
    return toAnswer(
      await request(this.#backend.server)
        .post(`${API}/default/co2-calculator-prod${path}`)
        .set('authorization', mockCredentials.user.header())
        .send(body),
    );
  }

  /** What the cluster holds of the kinds that have canaries. */
  held(): string {
    const kinds = [
      'Secret',
      'ConfigMap',
      'Deployment',
      'Pod',
      'CronJob',
      'Application',
    ];
    const { cluster } = this.#sandbox;
    return JSON.stringify(kinds.map(kind => cluster.list(kind)));
  }

  rows(): Promise<unknown[]> {
    return readRows(this.#knex);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
    await this.#sandbox.stop();
  }
}

function toAnswer(response: request.Response): Answer {
  const { status, headers, body, text } = response;
  return {
    status,
    etag: headers.etag ?? '',
    body,
    text: `${inspect(headers)} ${text ?? ''} ${JSON.stringify(body)}`,
  };
}

/** Production gets its releases from staging, so that it has a checklist of what comes next. */
const ENTITIES = [
  anEnvironment('co2-calculator-staging'),
  anEnvironment('co2-calculator-prod', {
    'flightdeck.dev/promotes-from': 'co2-calculator-staging',
  }),
];

function anEnvironment(name: string, more: Record<string, string> = {}) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'flightdeck.dev/namespaces': name,
        'backstage.io/kubernetes-cluster': 'sandbox',
        'argocd/app-name': name,
        ...more,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team' },
  };
}

function configFor({ tokens, urls }: Sandbox) {
  const cluster = {
    name: 'sandbox',
    url: urls.kubernetes,
    authProvider: 'serviceAccount',
    serviceAccountToken: tokens.kubernetes,
  };
  const instance = { name: 'sandbox', url: urls.argocd, token: tokens.argocd };
  return {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
    argocd: {
      appLocatorMethods: [{ type: 'config', instances: [instance] }],
    },
    environments: {
      prometheus: { instances: [{ name: 'sandbox', url: urls.prometheus }] },
      checklists: {
        overrides: [
          {
            items: [
              {
                id: 'secrets',
                evidence: [
                  { collector: 'secrets', options: { enabled: true } },
                ],
              },
            ],
          },
        ],
      },
    },
  };
}

async function startBackend(sandbox: Sandbox, knex: Knex, told: string[]) {
  return startTestBackend({
    features: [
      environmentsPlugin,
      environmentsModuleKubernetes,
      environmentsModuleArgocd,
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data: configFor(sandbox) }),
      mockServices.database.factory({ knex }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => keepingLogger(told),
      }),
      catalogServiceMock.factory({ entities: ENTITIES }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            told.push(inspect(signal, { depth: 20 }));
          },
        }),
      }),
    ],
  });
}
