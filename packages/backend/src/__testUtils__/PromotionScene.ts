import { randomUUID } from 'node:crypto';
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
import environmentsModuleArgocd from '@flightdeck/plugin-environments-backend-module-argocd';
import environmentsModuleGit from '@flightdeck/plugin-environments-backend-module-git';
import environmentsModuleKubernetes from '@flightdeck/plugin-environments-backend-module-kubernetes';
import {
  type ActionPreview,
  actionPreviewSchema,
  type Operation,
  operationSchema,
} from '@flightdeck/plugin-environments-common';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';
import { eventually } from './eventually';

const STAGES = ['staging', 'prod'];
const PATH = '/api/environments/v1/environments/default/co2-calculator-prod';

/** The backend with the adapters that a promotion needs, beside a sandbox. */
export class PromotionScene {
  readonly sandbox: Sandbox;
  readonly #backend: TestBackend;

  private constructor(sandbox: Sandbox, backend: TestBackend) {
    this.sandbox = sandbox;
    this.#backend = backend;
  }

  static async create(): Promise<PromotionScene> {
    const sandbox = await startSandbox({
      ports: 'ephemeral',
      speed: 20,
      prometheus: 'own',
    });
    return new PromotionScene(sandbox, await startBackend(sandbox));
  }

  /** Looks at an action on production, agrees to what is seen, and follows it to its end. */
  async carryOut(
    order: object,
  ): Promise<{ preview: ActionPreview; operation: Operation }> {
    let preview: ActionPreview | undefined;
    let started: request.Response | undefined;
    await eventually(async () => {
      const seen = await this.#post('actions/preview', { order });
      preview = actionPreviewSchema.safeParse(seen.body).data;
      started = await this.#post('actions', {
        key: randomUUID(),
        order,
        seen: preview?.deeds ?? [],
        confirmation: preview?.typedConfirmation,
      });
      // At first there is still news of the cluster, so that something else was seen.
      return started.status === 202;
    });
    let operation = operationSchema.parse(started?.body);
    await eventually(async () => {
      const now = await request(this.#backend.server)
        .get(`${PATH}/operations/${operation.id}`)
        .set('authorization', mockCredentials.user.header());
      operation = operationSchema.parse(now.body);
      return operation.state !== 'running';
    });
    return { preview: actionPreviewSchema.parse(preview), operation };
  }

  /** Reads what the API has below a path. */
  async get(path: string): Promise<unknown> {
    const { body } = await request(this.#backend.server)
      .get(`/api/environments/v1/${path}`)
      .set('authorization', mockCredentials.user.header())
      .expect(200);
    return body;
  }

  async close(): Promise<void> {
    await this.#backend.stop();
    await this.sandbox.stop();
  }

  #post(path: string, body: object) {
    return request(this.#backend.server)
      .post(`${PATH}/${path}`)
      .set('authorization', mockCredentials.user.header())
      .send(body);
  }
}

function startBackend({ urls, tokens }: Sandbox): Promise<TestBackend> {
  const cluster = {
    name: 'sandbox',
    url: urls.kubernetes,
    authProvider: 'serviceAccount',
    serviceAccountToken: tokens.kubernetes,
  };
  const instance = { name: 'sandbox', url: urls.argocd, token: tokens.argocd };
  const host = { name: 'sandbox', url: urls.git, token: tokens.git };
  const data = {
    kubernetes: {
      clusterLocatorMethods: [{ type: 'config', clusters: [cluster] }],
    },
    argocd: { appLocatorMethods: [{ type: 'config', instances: [instance] }] },
    environments: { git: { hosts: [host] } },
  };
  return startTestBackend({
    features: [
      environmentsPlugin,
      environmentsModuleKubernetes,
      environmentsModuleArgocd,
      environmentsModuleGit,
      mockServices.rootConfig.factory({ data }),
      catalogServiceMock.factory({ entities: STAGES.map(anEnvironment) }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
}

function anEnvironment(stage: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Resource',
    metadata: {
      name: `co2-calculator-${stage}`,
      annotations: {
        'flightdeck.dev/stage': stage,
        ...(stage === 'prod' && {
          'flightdeck.dev/promotes-from': 'co2-calculator-staging',
        }),
        'flightdeck.dev/namespaces': `co2-calculator-${stage}`,
        'backstage.io/kubernetes-cluster': 'sandbox',
        'argocd/instance-name': 'sandbox',
        'argocd/app-name': `co2-calculator-${stage}`,
      },
    },
    spec: { type: 'environment', owner: 'group:default/team', system: 'co2' },
  };
}
