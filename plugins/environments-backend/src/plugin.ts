import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { actionsRegistryServiceRef } from '@backstage/backend-plugin-api/alpha';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { notificationService } from '@backstage/plugin-notifications-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  environmentPermissions,
  evaluateEnvironment,
  type EvaluationMemory,
} from '@flightdeck/plugin-environments-common';
import {
  delay,
  deliveryEnginesExtensionPoint,
  environmentPermissionRules,
  environmentInspectionExtensionPoint,
  environmentResourceRef,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { createDelivery } from './operations/createDelivery';
import { CatalogEnvironments } from './catalog/CatalogEnvironments';
import { EntityVisibility } from './catalog/EntityVisibility';
import { findConfigDirectory } from './config/findConfigDirectory';
import { readEnvironmentsConfig } from './config/readEnvironmentsConfig';
import { readGitHosts } from './config/readGitHosts';
import { BlueprintLibrary } from './conformance/BlueprintLibrary';
import { ConformanceBook } from './conformance/ConformanceBook';
import { withConformance } from './conformance/withConformance';
import { HoldStore } from './database/HoldStore';
import { migrateDatabase } from './database/migrateDatabase';
import { OperationStore } from './database/OperationStore';
import { DeliveryEngineRegistry } from './delivery/DeliveryEngineRegistry';
import { createHoldWatch } from './holds/createHoldWatch';
import { InspectionRegistry } from './inspection/InspectionRegistry';
import { StreamSlots } from './inspection/StreamSlots';
import { registerEnvironmentActions } from './mcp/registerEnvironmentActions';
import { createMaintenanceActions } from './maintenance/createMaintenanceActions';
import { MaintainedEnvironments } from './maintenance/MaintainedEnvironments';
import { MaintenanceStore } from './maintenance/MaintenanceStore';
import { DefaultDeliveryNotifier } from './notifications/DefaultDeliveryNotifier';
import { createRouter } from './router/createRouter';
import { AuthorizedActionsService } from './services/AuthorizedActionsService';
import { AuthorizedConformanceService } from './services/AuthorizedConformanceService';
import { AuthorizedEnvironmentsService } from './services/AuthorizedEnvironmentsService';
import { AuthorizedInspectionService } from './services/AuthorizedInspectionService';
import { DefaultActionsService } from './services/DefaultActionsService';
import { DefaultConformanceService } from './services/DefaultConformanceService';
import { DefaultEnvironmentsService } from './services/DefaultEnvironmentsService';
import { DefaultInspectionService } from './services/DefaultInspectionService';
import { EnvironmentGate } from './services/EnvironmentGate';
import { VisibleEnvironments } from './services/VisibleEnvironments';
import { ChangePublisher } from './signals/ChangePublisher';
import { FactsReader } from './snapshots/FactsReader';
import { SnapshotStore } from './snapshots/SnapshotStore';
import { SourceRegistry } from './sources/SourceRegistry';
import { AuthorizedDeliveryStatusService } from './status/AuthorizedDeliveryStatusService';
import { DefaultDeliveryStatusService } from './status/DefaultDeliveryStatusService';
import { AuthorizedServiceTargetsService } from './targets/AuthorizedServiceTargetsService';
import { DefaultServiceTargetsService } from './targets/DefaultServiceTargetsService';
import { ServiceTargetRegistry } from './targets/ServiceTargetRegistry';
import { DefaultDeploymentGate } from './windows/DefaultDeploymentGate';
import { WindowBook } from './windows/WindowBook';

/**
 * The environments plugin: gathers what sources tell of the environments of the catalog, judges
 * their health, and carries out the actions on them.
 *
 * @public
 */
export const environmentsPlugin = createBackendPlugin({
  pluginId: 'environments',
  register(env) {
    const engines = new DeliveryEngineRegistry();
    env.registerExtensionPoint(deliveryEnginesExtensionPoint, engines);
    const sources = new SourceRegistry();
    env.registerExtensionPoint(environmentSourcesExtensionPoint, sources);
    const inspection = new InspectionRegistry();
    env.registerExtensionPoint(environmentInspectionExtensionPoint, inspection);
    const targets = new ServiceTargetRegistry();
    env.registerExtensionPoint(serviceTargetsExtensionPoint, targets);

    env.registerInit({
      deps: {
        actionsRegistry: actionsRegistryServiceRef,
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        notifications: notificationService,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
        userInfo: coreServices.userInfo,
      },
      async init(deps) {
        const { catalog, httpRouter, lifecycle, logger, permissionsRegistry } =
          deps;
        const { stages, ...config } = readEnvironmentsConfig(deps.config);
        const stopping = new AbortController();
        const { signal } = stopping;
        const common = { ...deps, now: Date.now, delay, signal };

        const library = await BlueprintLibrary.create({
          files: config.blueprintFiles,
          directory: findConfigDirectory(process.cwd()),
          logger,
        });
        const knex = await migrateDatabase(deps.database);
        const catalogEnvironments = new CatalogEnvironments({
          ...common,
          stages,
          blueprints: library.known,
          refreshSeconds: config.catalog.refreshSeconds,
          random: Math.random,
        });
        const maintenance = new MaintenanceStore(knex);
        const environments = new MaintainedEnvironments({
          ...common,
          inner: catalogEnvironments,
          store: maintenance,
          intervalMs: 15_000,
        });
        const book = new ConformanceBook({
          library,
          logger,
          stopwatch: () => performance.now(),
        });
        const snapshots = new SnapshotStore<EvaluationMemory>({
          ...common,
          environments,
          sources,
          evaluate: withConformance(
            (facts, previous, now) =>
              evaluateEnvironment(facts, previous, now, {
                policy: config.health,
              }),
            book,
          ),
          gatherMs: 50,
          agingMs: 5_000,
          random: Math.random,
          refreshMs: 60_000,
        });
        const publisher = new ChangePublisher({ ...common, intervalMs: 250 });
        snapshots.subscribe(refs => publisher.add(refs));

        const windows = new WindowBook({
          ...common,
          configured: config.delivery.windows,
          engines,
        });
        const deploymentGate = new DefaultDeploymentGate({ book: windows });
        const holds = new HoldStore(knex);
        const notifier = new DefaultDeliveryNotifier({
          ...common,
          environments,
          contacts: config.delivery.contacts,
        });
        const delivery = createDelivery({
          ...common,
          engines,
          environments,
          gate: deploymentGate,
          holds,
          operations: new OperationStore(knex),
          snapshots,
          stages,
          changed: (ref: string) => publisher.add([ref]),
          brokeGlass: operation => notifier.breakGlass(operation),
          further: createMaintenanceActions({
            ...common,
            store: maintenance,
            environments,
          }),
        });

        permissionsRegistry.addResourceType({
          resourceRef: environmentResourceRef,
          permissions: environmentPermissions,
          rules: Object.values(environmentPermissionRules),
          getResources: refs =>
            Promise.all(refs.map(ref => environments.find(ref))),
        });
        const visibility = new EntityVisibility({ ...common, catalog });
        const gate = new EnvironmentGate({ ...deps, environments, visibility });
        const visible = new VisibleEnvironments({
          ...deps,
          environments,
          visibility,
          toFilter: createConditionTransformer(
            permissionsRegistry.getPermissionRuleset(environmentResourceRef),
          ),
        });
        const service = new AuthorizedEnvironmentsService({
          gate,
          visible,
          inner: new DefaultEnvironmentsService({
            ...common,
            environments,
            snapshots,
            stages,
          }),
        });
        const facts = new FactsReader({ sources });
        const holdWatch = createHoldWatch({
          ...common,
          ...delivery,
          store: holds,
          environments,
          facts,
          engines,
          notifier,
          changed: ref => publisher.add([ref]),
        });
        sources.addSource(holdWatch.source);
        const conformance = new AuthorizedConformanceService({
          gate,
          visible,
          inner: new DefaultConformanceService({
            ...common,
            environments,
            facts,
            book,
            library,
          }),
        });
        const inspector = new AuthorizedInspectionService({
          gate,
          inner: new DefaultInspectionService({
            ...common,
            environments,
            facts,
            inspection,
            slots: new StreamSlots({ perCaller: 5, total: 50 }),
          }),
        });
        const api = {
          ...common,
          actions: new AuthorizedActionsService({
            gate,
            inner: new DefaultActionsService({
              ...common,
              ...delivery,
              environments,
            }),
          }),
          conformance,
          deliveryStatus: new AuthorizedDeliveryStatusService({
            gate,
            inner: new DefaultDeliveryStatusService({
              ...common,
              ...delivery,
              environments,
              gate: deploymentGate,
              holds,
              contacts: config.delivery.contacts,
              maintenance,
            }),
          }),
          environments: service,
          inspection: inspector,
          targets: new AuthorizedServiceTargetsService({
            permissions: deps.permissions,
            inner: new DefaultServiceTargetsService({
              ...common,
              targets,
              gitHosts: readGitHosts(deps.config),
            }),
          }),
          heartbeatMs: 15_000,
        };
        httpRouter.use(createRouter(api));
        registerEnvironmentActions({ ...api, registry: deps.actionsRegistry });

        const running: Promise<void>[] = [];
        lifecycle.addStartupHook(() => {
          running.push(
            catalogEnvironments.run(signal),
            environments.run(signal),
            snapshots.run(signal),
            delivery.runner.run(),
            holdWatch.watcher.run(signal),
          );
          sources.start(
            {
              environments,
              changed: refs => snapshots.changed(refs),
              signal,
            },
            { logger },
          );
        });
        lifecycle.addShutdownHook(async () => {
          stopping.abort();
          await Promise.all(running);
          await delivery.runner.settled();
        });
      },
    });
  },
});
