import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { JsonObject } from '@backstage/types';
import {
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  type EnvironmentSource,
  type MetricsHistory,
  type MetricsInstance,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import environmentsModulePrometheus from './index';

async function startWith(data: JsonObject) {
  const sources: EnvironmentSource[] = [];
  const histories: MetricsHistory[] = [];
  const targets: MetricsInstance[] = [];
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
      [
        serviceTargetsExtensionPoint,
        {
          addClusters: () => {},
          addDeliveryInstances: () => {},
          addMetricsInstances: (instances: readonly MetricsInstance[]) => {
            targets.push(...instances);
          },
        },
      ],
    ],
    features: [
      environmentsModulePrometheus,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return { sources, histories, targets };
}

describe('environmentsModulePrometheus', () => {
  it('adds its source and its history', async () => {
    const { sources, histories } = await startWith({});
    expect(sources.map(({ id }) => id)).toEqual(['prometheus']);
    expect(histories.map(({ id }) => id)).toEqual(['prometheus']);
  });

  it('names its instances for new services', async () => {
    const { targets } = await startWith({
      environments: {
        prometheus: {
          instances: [
            { name: 'main', url: 'http://127.0.0.1:9', clusters: ['one'] },
            { name: 'other', url: 'http://127.0.0.1:9' },
          ],
        },
      },
    });
    expect(targets).toEqual([
      { name: 'main', clusters: ['one'] },
      { name: 'other' },
    ]);
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
