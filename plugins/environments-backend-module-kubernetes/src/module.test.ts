import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type ClusterDirectory,
  deliveryEnginesExtensionPoint,
  environmentInspectionExtensionPoint,
  type EnvironmentSource,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
  type WorkloadController,
  type WorkloadInspector,
} from '@flightdeck/plugin-environments-node';
import { environment } from './__testUtils__/RunningSource';
import environmentsModuleKubernetes from '.';

/** The environments plugin as far as this module adds to it. */
function environmentsPlugin(
  sources: EnvironmentSource[],
  inspectors: WorkloadInspector[],
  clusters: ClusterDirectory[],
  controllers: WorkloadController[],
) {
  return createBackendPlugin({
    pluginId: 'environments',
    register(registration) {
      registration.registerExtensionPoint(environmentSourcesExtensionPoint, {
        addSource: source => sources.push(source),
      });
      registration.registerExtensionPoint(environmentInspectionExtensionPoint, {
        addInspector: inspector => inspectors.push(inspector),
        addHistory: () => {},
      });
      registration.registerExtensionPoint(deliveryEnginesExtensionPoint, {
        addEngine: () => {},
        addWorkloadController: controller => controllers.push(controller),
        addReleaseRepository: () => {},
      });
      registration.registerExtensionPoint(serviceTargetsExtensionPoint, {
        addClusters: directories => clusters.push(...directories),
        addDeliveryInstances: () => {},
        addMetricsInstances: () => {},
      });
      registration.registerInit({ deps: {}, async init() {} });
    },
  });
}

describe('environmentsModuleKubernetes', () => {
  it('adds the configured clusters as a source, what inspects them and what tells of them', async () => {
    const sources: EnvironmentSource[] = [];
    const inspectors: WorkloadInspector[] = [];
    const clusters: ClusterDirectory[] = [];
    const controllers: WorkloadController[] = [];
    await startTestBackend({
      features: [
        environmentsPlugin(sources, inspectors, clusters, controllers),
        environmentsModuleKubernetes,
        mockServices.rootConfig.factory({
          data: {
            kubernetes: {
              clusterLocatorMethods: [
                {
                  type: 'config',
                  clusters: [
                    { name: 'gke', url: 'https://a', authProvider: 'google' },
                  ],
                },
              ],
            },
          },
        }),
      ],
    });
    expect(sources.map(({ id }) => id)).toEqual(['kubernetes']);
    const any = environment('any', { cluster: 'gke', namespaces: ['any'] });
    const message = expect.stringContaining("auth provider 'google'");
    expect(sources[0].read(any).statuses).toMatchObject([{ message }]);

    expect(inspectors.map(({ id }) => id)).toEqual(['kubernetes']);
    await expect(
      inspectors[0].readObject(
        any,
        { kind: 'Pod', namespace: 'any', name: 'any' },
        { signal: new AbortController().signal },
      ),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError', message });

    expect(controllers.map(({ id }) => id)).toEqual(['kubernetes']);
    await expect(
      controllers[0].read(
        any,
        { kind: 'Deployment', namespace: 'any', name: 'any' },
        { signal: new AbortController().signal },
      ),
    ).rejects.toMatchObject({ name: 'ServiceUnavailableError', message });

    expect(clusters.map(({ cluster }) => cluster)).toEqual(['gke']);
    await expect(
      clusters[0].describe({ signal: new AbortController().signal }),
    ).resolves.toMatchObject({ state: 'unsupported', message });
  });
});
