import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  deliveryEnginesExtensionPoint,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { environmentsModuleArgocd } from './module';

async function register(config: object) {
  const added: string[] = [];
  const environments = createBackendPlugin({
    pluginId: 'environments',
    register(registration) {
      registration.registerExtensionPoint(environmentSourcesExtensionPoint, {
        addSource: ({ id }) => added.push(`source ${id}`),
      });
      registration.registerExtensionPoint(deliveryEnginesExtensionPoint, {
        addEngine: ({ id }) => added.push(`engine ${id}`),
        addWorkloadController: () => {},
        addReleaseRepository: () => {},
      });
      registration.registerExtensionPoint(serviceTargetsExtensionPoint, {
        addClusters: () => {},
        addDeliveryInstances: directories =>
          added.push(
            ...directories.map(({ instance }) => `target ${instance}`),
          ),
        addMetricsInstances: () => {},
      });
      registration.registerInit({ deps: {}, async init() {} });
    },
  });
  const backend = await startTestBackend({
    features: [
      environments,
      environmentsModuleArgocd,
      mockServices.rootConfig.factory({ data: { ...config } }),
    ],
  });
  await backend.stop();
  return added;
}

describe('environmentsModuleArgocd', () => {
  it('adds its source and its engine, configured or not', async () => {
    expect(await register({})).toEqual(['source argocd', 'engine argocd']);
  });

  it('names its instances for new services', async () => {
    const instances = [
      { name: 'a', url: 'https://argocd.example.com', token: 't' },
    ];
    expect(
      await register({
        argocd: { appLocatorMethods: [{ type: 'config', instances }] },
      }),
    ).toContain('target a');
  });

  it('stops the start when the configuration is wrong', async () => {
    const instances = [{ name: 'a', url: 'https://argocd.example.com' }];
    await expect(
      register({
        argocd: { appLocatorMethods: [{ type: 'config', instances }] },
      }),
    ).rejects.toThrow('has no credentials');
  });
});
