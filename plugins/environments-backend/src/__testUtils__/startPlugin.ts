import {
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import {
  type ActionsRegistryService,
  actionsRegistryServiceRef,
} from '@backstage/backend-plugin-api/alpha';
import {
  mockServices,
  startTestBackend,
  type TestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import {
  type SignalPayload,
  signalsServiceRef,
} from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import type {
  ClusterDirectory,
  DeliveryDirectory,
  DeliveryEngine,
  EnvironmentSource,
  MetricsHistory,
  MetricsInstance,
  WorkloadController,
  WorkloadInspector,
} from '@flightdeck/plugin-environments-node';
import {
  deliveryEnginesExtensionPoint,
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { environmentsPlugin } from '../plugin';

export interface StartPluginOptions {
  entities: Entity[];
  /** Entity refs of entities that the catalog shows to nobody but the plugin. */
  hidden?: string[];
  sources?: EnvironmentSource[];
  engines?: DeliveryEngine[];
  controllers?: WorkloadController[];
  inspectors?: WorkloadInspector[];
  histories?: MetricsHistory[];
  targets?: {
    clusters?: ClusterDirectory[];
    delivery?: DeliveryDirectory[];
    metrics?: MetricsInstance[];
  };
  permissions?: ReturnType<typeof mockServices.permissions.mock>;
  auditor?: ReturnType<typeof mockServices.auditor.mock>;
  actionsRegistry?: ActionsRegistryService;
  knex?: Knex;
  /** The configuration, where it matters. */
  config?: JsonObject;
}

/** The plugin whole, between fakes of its neighbours. */
export async function startPlugin(options: StartPluginOptions): Promise<{
  server: TestBackend['server'];
  stop: () => Promise<void>;
  signals: SignalPayload[];
}> {
  const signals: SignalPayload[] = [];
  const { knex } = options;
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      createBackendModule({
        pluginId: 'environments',
        moduleId: 'test',
        register(env) {
          env.registerInit({
            deps: {
              sources: environmentSourcesExtensionPoint,
              engines: deliveryEnginesExtensionPoint,
              inspection: environmentInspectionExtensionPoint,
              targets: serviceTargetsExtensionPoint,
            },
            async init({ sources, engines, inspection, targets }) {
              targets.addClusters(options.targets?.clusters ?? []);
              targets.addDeliveryInstances(options.targets?.delivery ?? []);
              targets.addMetricsInstances(options.targets?.metrics ?? []);
              options.sources?.forEach(source => sources.addSource(source));
              options.engines?.forEach(engine => engines.addEngine(engine));
              options.controllers?.forEach(one =>
                engines.addWorkloadController(one),
              );
              options.inspectors?.forEach(one => inspection.addInspector(one));
              options.histories?.forEach(one => inspection.addHistory(one));
            },
          });
        },
      }),
      aCatalog(options).factory,
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({
          publish: async signal => {
            signals.push(signal);
          },
        }),
      }),
      ...(options.permissions ? [options.permissions.factory] : []),
      ...(options.config
        ? [mockServices.rootConfig.factory({ data: options.config })]
        : []),
      ...(options.auditor ? [options.auditor.factory] : []),
      ...(options.actionsRegistry
        ? [anActionsRegistry(options.actionsRegistry)]
        : []),
      ...(knex ? [mockServices.database.factory({ knex })] : []),
    ],
  });
  return { server: backend.server, stop: () => backend.stop(), signals };
}

function anActionsRegistry(registry: ActionsRegistryService) {
  return createServiceFactory({
    service: actionsRegistryServiceRef,
    deps: {},
    factory: () => registry,
  });
}

function aCatalog({ entities, hidden = [] }: StartPluginOptions) {
  const catalog = catalogServiceMock({ entities });
  return catalogServiceMock.mock({
    streamEntities: request => catalog.streamEntities(request),
    getEntitiesByRefs: async request => {
      const { items } = await catalog.getEntitiesByRefs(request);
      return {
        items: items.map((item, index) =>
          hidden.includes(request.entityRefs[index]) ? undefined : item,
        ),
      };
    },
  });
}
