import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  environmentInspectionExtensionPoint,
  type EnvironmentSource,
  environmentSourcesExtensionPoint,
  type WorkloadInspector,
} from '@flightdeck/plugin-environments-node';
import { environment } from './__testUtils__/RunningSource';
import environmentsModuleKubernetes from '.';

/** The environments plugin as far as sources and inspectors are concerned. */
function environmentsPlugin(
  sources: EnvironmentSource[],
  inspectors: WorkloadInspector[],
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
      registration.registerInit({ deps: {}, async init() {} });
    },
  });
}

describe('environmentsModuleKubernetes', () => {
  it('adds the configured clusters as a source, and what inspects them', async () => {
    const sources: EnvironmentSource[] = [];
    const inspectors: WorkloadInspector[] = [];
    await startTestBackend({
      features: [
        environmentsPlugin(sources, inspectors),
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
  });
});
