import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  type EnvironmentSource,
  environmentSourcesExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { environment } from './__testUtils__/RunningSource';
import environmentsModuleKubernetes from '.';

/** The environments plugin as far as sources are concerned. */
function environmentsPlugin(sources: EnvironmentSource[]) {
  return createBackendPlugin({
    pluginId: 'environments',
    register(registration) {
      registration.registerExtensionPoint(environmentSourcesExtensionPoint, {
        addSource: source => sources.push(source),
      });
      registration.registerInit({ deps: {}, async init() {} });
    },
  });
}

describe('environmentsModuleKubernetes', () => {
  it('adds the configured clusters as a source', async () => {
    const sources: EnvironmentSource[] = [];
    await startTestBackend({
      features: [
        environmentsPlugin(sources),
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
    const reading = sources[0].read(
      environment('any', { cluster: 'gke', namespaces: ['any'] }),
    );
    expect(reading.statuses[0].message).toContain("auth provider 'google'");
  });
});
