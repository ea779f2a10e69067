import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  environmentSourcesExtensionPoint,
  type EnvironmentSource,
} from '@flightdeck/plugin-environments-node';
import environmentsModulePrometheus from './index';

async function startWith(data: JsonObject) {
  const sources: EnvironmentSource[] = [];
  const extensionPoint = {
    addSource: (source: EnvironmentSource) => {
      sources.push(source);
    },
  };
  await startTestBackend({
    extensionPoints: [[environmentSourcesExtensionPoint, extensionPoint]],
    features: [
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return sources;
}

describe('environmentsModulePrometheus', () => {
  it('adds its source', async () => {
    const sources = await startWith({});
    expect(sources.map(({ id }) => id)).toEqual(['prometheus']);
  });

  it('does not start with configuration that it cannot use', async () => {
    await expect(
      startWith({
        environments: {
          prometheus: { instances: [{ name: 'main', url: 'x' }] },
        },
      }),
    ).rejects.toThrow('environments.prometheus.instances[0].url');
  });
});
