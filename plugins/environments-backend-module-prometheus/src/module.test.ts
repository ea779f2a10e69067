import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  type EnvironmentSource,
  type MetricsHistory,
} from '@flightdeck/plugin-environments-node';
import environmentsModulePrometheus from './index';

async function startWith(data: JsonObject) {
  const sources: EnvironmentSource[] = [];
  const histories: MetricsHistory[] = [];
  const extensionPoint = {
    addSource: (source: EnvironmentSource) => {
      sources.push(source);
    },
  };
  const inspection = {
    addInspector: () => {},
    addHistory: (history: MetricsHistory) => {
      histories.push(history);
    },
  };
  await startTestBackend({
    extensionPoints: [
      [environmentSourcesExtensionPoint, extensionPoint],
      [environmentInspectionExtensionPoint, inspection],
    ],
    features: [
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return { sources, histories };
}

describe('environmentsModulePrometheus', () => {
  it('adds its source and its history', async () => {
    const { sources, histories } = await startWith({});
    expect(sources.map(({ id }) => id)).toEqual(['prometheus']);
    expect(histories.map(({ id }) => id)).toEqual(['prometheus']);
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
