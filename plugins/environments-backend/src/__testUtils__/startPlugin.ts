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
  type NotificationService,
  notificationService,
} from '@backstage/plugin-notifications-node';
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
  EvidenceCollector,
  MetricsHistory,
  MetricsInstance,
  ReleaseRepository,
  WorkloadController,
  WorkloadInspector,
} from '@flightdeck/plugin-environments-node';
import {
  deliveryEnginesExtensionPoint,
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  evidenceCollectorsExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import type { Knex } from 'knex';
import { environmentsPlugin } from '../plugin';

export interface StartPluginOptions {
  entities: Entity[];
  /** Entity refs of entities that the catalog shows to nobody but the plugin. */
  hidden?: string[];
  sources?: EnvironmentSource[];
  collectors?: EvidenceCollector[];
  engines?: DeliveryEngine[];
  controllers?: WorkloadController[];
  repositories?: ReleaseRepository[];
  inspectors?: WorkloadInspector[];
  histories?: MetricsHistory[];
  targets?: {
    clusters?: ClusterDirectory[];
    delivery?: DeliveryDirectory[];
    metrics?: MetricsInstance[];
  };
  permissions?: ReturnType<typeof mockServices.permissions.mock>;
  auditor?: ReturnType<typeof mockServices.auditor.mock>;
  /** Who is in which groups; by default nobody is in any. */
  userInfo?: ReturnType<typeof mockServices.userInfo.mock>;
  /** Where notifications go; by default to a backend that is not there. */
  notifications?: NotificationService;
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
              collectors: evidenceCollectorsExtensionPoint,
              sources: environmentSourcesExtensionPoint,
              engines: deliveryEnginesExtensionPoint,
              inspection: environmentInspectionExtensionPoint,
              targets: serviceTargetsExtensionPoint,
            },
            async init({ collectors, sources, engines, inspection, targets }) {
              options.collectors?.forEach(one => collectors.addCollector(one));
              targets.addClusters(options.targets?.clusters ?? []);
              targets.addDeliveryInstances(options.targets?.delivery ?? []);
              targets.addMetricsInstances(options.targets?.metrics ?? []);
              options.sources?.forEach(source => sources.addSource(source));
              options.engines?.forEach(engine => engines.addEngine(engine));
              options.controllers?.forEach(one =>
                engines.addWorkloadController(one),
              );
              options.repositories?.forEach(one =>
                engines.addReleaseRepository(one),
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
      ...(options.userInfo ? [options.userInfo.factory] : []),
      ...(options.notifications ? [aPostOffice(options.notifications)] : []),
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

function aPostOffice(notifications: NotificationService) {
  return createServiceFactory({
    service: notificationService,
    deps: {},
    factory: () => notifications,
  });
}

function aCatalog({ entities, hidden = [] }: StartPluginOptions) {
  const catalog = catalogServiceMock({ entities });
  return catalogServiceMock.mock({
    getEntities: request => catalog.getEntities(request),
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
