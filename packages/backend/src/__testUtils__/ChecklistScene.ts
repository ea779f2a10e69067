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
  type ChecklistAnswer,
  checklistAnswerSchema,
} from '@flightdeck/plugin-environments-common';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';

const STAGING = 'co2-calculator-staging';
const PROD = 'co2-calculator-prod';

/** The backend with its three adapters beside a sandbox, whose production has a checklist. */
export class ChecklistScene {
  readonly #backend: TestBackend;

  private constructor(readonly sandbox: Sandbox, backend: TestBackend) {
    this.#backend = backend;
  }

  static async create(): Promise<ChecklistScene> {
    const sandbox = await startSandbox({
      ports: 'ephemeral',
      prometheus: 'own',
    });
    return new ChecklistScene(sandbox, await startBackend(sandbox));
  }

  /** The checklist of production as it is now. */
  async read(): Promise<ChecklistAnswer> {
    const { body } = await request(this.#backend.server)
      .get(`/api/environments/v1/environments/default/${PROD}/checklist`)
      .set('authorization', mockCredentials.user.header());
    return checklistAnswerSchema.parse(body);
  }

  async close(): Promise<void> {
    await this.#backend.stop();
    await this.sandbox.stop();
  }
}

function anEnvironment(name: string, annotations: Record<string, string>) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name,
      annotations: {
        'flightdeck.dev/stage': name.slice(name.lastIndexOf('-') + 1),
        'flightdeck.dev/namespaces': name,
        'backstage.io/kubernetes-cluster': 'sandbox',
        'argocd/app-name': name,
        ...annotations,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team' },
  };
}

function configure({ tokens, urls }: Sandbox) {
  const cluster = {
    name: 'sandbox',
    url: urls.kubernetes,
    authProvider: 'serviceAccount',
    serviceAccountToken: tokens.kubernetes,
  };
  const argocd = { name: 'main', url: urls.argocd, token: tokens.argocd };
  const items = [
    {
      id: 'staging',
      evidence: [{ collector: 'staging', options: { soak: 'PT5S' } }],
    },
    {
      id: 'secrets',
      evidence: [{ collector: 'secrets', options: { enabled: true } }],
    },
  ];
  return {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
    argocd: { appLocatorMethods: [{ type: 'config', instances: [argocd] }] },
    environments: {
      prometheus: { instances: [{ name: 'main', url: urls.prometheus }] },
      checklists: { overrides: [{ items }] },
    },
  };
}

async function startBackend(sandbox: Sandbox): Promise<TestBackend> {
  return startTestBackend({
    features: [
      environmentsPlugin,
      environmentsModuleArgocd,
      environmentsModuleKubernetes,
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data: configure(sandbox) }),
      catalogServiceMock.factory({
        entities: [
          anEnvironment(STAGING, {}),
          anEnvironment(PROD, {
            'flightdeck.dev/promotes-from': STAGING,
            'flightdeck.dev/rollback-plan': 'https://docs.test/rollback',
            'grafana/tag-selector': 'co2-calculator',
          }),
        ],
      }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
}
