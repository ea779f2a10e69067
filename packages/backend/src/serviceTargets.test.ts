import { createServiceFactory } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  clusterDescriptionSchema,
  deliveryInstanceListSchema,
  namespaceDescriptionSchema,
  serviceNameSchema,
} from '@flightdeck/plugin-environments-common';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import environmentsModuleArgocd from '@flightdeck/plugin-environments-backend-module-argocd';
import environmentsModuleKubernetes from '@flightdeck/plugin-environments-backend-module-kubernetes';
import environmentsModulePrometheus from '@flightdeck/plugin-environments-backend-module-prometheus';
import { type Sandbox, startSandbox } from '@flightdeck/sandbox';
import request from 'supertest';

jest.setTimeout(30_000);

function configFor({ tokens, urls }: Sandbox, argocdToken: string) {
  return {
    environments: {
      prometheus: { instances: [{ name: 'sandbox', url: urls.prometheus }] },
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: [
            {
              name: 'sandbox',
              url: urls.kubernetes,
              authProvider: 'serviceAccount',
              serviceAccountToken: tokens.kubernetes,
            },
            {
              name: 'gone',
              url: 'http://127.0.0.1:9',
              authProvider: 'serviceAccount',
              serviceAccountToken: tokens.kubernetes,
            },
          ],
        },
      ],
    },
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: [
            { name: 'sandbox', url: urls.argocd, token: argocdToken },
          ],
        },
      ],
    },
  };
}

describe('what a service can be put on, in the sandbox', () => {
  let sandbox: Sandbox;
  let backend: TestBackend | undefined;

  beforeAll(async () => {
    sandbox = await startSandbox({ ports: 'ephemeral', prometheus: 'own' });
  }, 60_000);

  afterEach(async () => {
    sandbox.faults.argocd.down = false;
    await backend?.stop();
  });

  afterAll(() => sandbox.stop());

  async function start(argocdToken: string = sandbox.tokens.argocd) {
    const { server } = (backend = await startTestBackend({
      features: [
        environmentsPlugin,
        environmentsModuleArgocd,
        environmentsModuleKubernetes,
        environmentsModulePrometheus,
        catalogServiceMock.factory(),
        createServiceFactory({
          service: signalsServiceRef,
          deps: {},
          factory: () => ({ publish: async () => {} }),
        }),
        mockServices.rootConfig.factory({
          data: configFor(sandbox, argocdToken),
        }),
      ],
    }));
    return async (path: string) => {
      const { body } = await request(server)
        .get(`/api/environments/v1${path}`)
        .set('authorization', mockCredentials.user.header())
        .expect(200);
      return body;
    };
  }

  it('is told from the cluster, Argo CD and the catalog', async () => {
    const get = await start();
    const cluster = clusterDescriptionSchema.parse(
      await get('/clusters/sandbox'),
    );
    expect(cluster).toMatchObject({ state: 'ok', problems: [] });
    expect(cluster.storageClasses?.length).toBeGreaterThan(0);
    expect(cluster.ingressClasses?.length).toBeGreaterThan(0);

    const { instances } = deliveryInstanceListSchema.parse(
      await get('/delivery/instances'),
    );
    expect(instances).toMatchObject([
      { name: 'sandbox', state: 'ok', destinations: expect.any(Array) },
    ]);

    const namespace = async (name: string) =>
      namespaceDescriptionSchema.parse(
        await get(`/clusters/sandbox/namespaces/${name}`),
      );
    expect(await namespace('co2-calculator-prod')).toMatchObject({
      state: 'exists',
      holdsWorkloads: true,
    });
    expect(await namespace('shop-prod')).toMatchObject({ state: 'absent' });

    const nameOf = async (name: string) =>
      serviceNameSchema.parse(await get(`/service-names/${name}`));
    expect(await nameOf('co2-calculator')).toMatchObject({ state: 'taken' });
    expect(await nameOf('shop')).toMatchObject({ state: 'free', claims: [] });
  });

  it('is told as far as upstreams answer', async () => {
    const get = await start();
    sandbox.faults.argocd.down = true;
    expect(await get('/clusters/gone')).toMatchObject({
      state: 'unreachable',
      message: expect.stringContaining("Cluster 'gone' does not answer"),
    });
    expect(await get('/clusters/gone/namespaces/shop-prod')).toMatchObject({
      state: 'unknown',
    });
    expect(await get('/delivery/instances')).toMatchObject({
      instances: [
        {
          state: 'unreachable',
          message: expect.stringContaining("Argo CD 'sandbox' does not answer"),
        },
      ],
    });
    expect(await get('/service-names/shop')).toMatchObject({
      state: 'unknown',
    });
  });

  it('is a state where an upstream refuses our credentials', async () => {
    const get = await start('not-a-token');
    expect(await get('/delivery/instances')).toMatchObject({
      instances: [{ state: 'unauthorized' }],
    });
    expect(await get('/service-names/shop')).toMatchObject({
      state: 'unknown',
      claims: expect.arrayContaining([
        expect.objectContaining({
          what: 'project',
          message:
            "Argo CD 'sandbox' does not accept the configured credentials.",
        }),
      ]),
    });
  });
});
