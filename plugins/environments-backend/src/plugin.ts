import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { createConditionTransformer } from '@backstage/plugin-permission-node';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import {
  environmentPermissions,
  evaluateEnvironment,
} from '@flightdeck/plugin-environments-common';
import {
  delay,
  deliveryEnginesExtensionPoint,
  environmentPermissionRules,
  environmentResourceRef,
  environmentSourcesExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { CatalogEnvironments } from './catalog/CatalogEnvironments';
import { EntityVisibility } from './catalog/EntityVisibility';
import { readEnvironmentsConfig } from './config/readEnvironmentsConfig';
import { migrateDatabase } from './database/migrateDatabase';
import { OperationStore } from './database/OperationStore';
import { DeliveryEngineRegistry } from './delivery/DeliveryEngineRegistry';
import {
  DEFAULT_OPERATION_TIMES,
  OperationRunner,
} from './delivery/OperationRunner';
import { SyncService } from './delivery/SyncService';
import { createRouter } from './router/createRouter';
import { AuthorizedEnvironmentsService } from './services/AuthorizedEnvironmentsService';
import { DefaultEnvironmentsService } from './services/DefaultEnvironmentsService';
import { ChangePublisher } from './signals/ChangePublisher';
import { SnapshotStore } from './snapshots/SnapshotStore';
import { SourceRegistry } from './sources/SourceRegistry';

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

    env.registerInit({
      deps: {
        auditor: coreServices.auditor,
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        config: coreServices.rootConfig,
        database: coreServices.database,
        httpAuth: coreServices.httpAuth,
        httpRouter: coreServices.httpRouter,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        permissions: coreServices.permissions,
        permissionsRegistry: coreServices.permissionsRegistry,
        signals: signalsServiceRef,
      },
      async init(deps) {
        const { catalog, httpRouter, lifecycle, logger, permissionsRegistry } =
          deps;
        const { stages, ...config } = readEnvironmentsConfig(deps.config);
        const stopping = new AbortController();
        const { signal } = stopping;
        const common = { ...deps, now: Date.now, delay, signal };

        const environments = new CatalogEnvironments({
          ...common,
          stages,
          refreshSeconds: config.catalog.refreshSeconds,
          random: Math.random,
        });
        const snapshots = new SnapshotStore({
          ...common,
          environments,
          sources,
          evaluate: evaluateEnvironment,
          gatherMs: 50,
          reevaluateMs: 5_000,
        });
        const publisher = new ChangePublisher({ ...common, intervalMs: 250 });
        snapshots.subscribe(refs => publisher.add(refs));

        const delivery = {
          ...common,
          engines,
          environments,
          store: new OperationStore(await migrateDatabase(deps.database)),
          changed: (ref: string) => publisher.add([ref]),
          times: DEFAULT_OPERATION_TIMES,
        };
        const runner = new OperationRunner(delivery);
        const syncs = new SyncService({
          ...delivery,
          runner,
          requestTimeoutMs: DEFAULT_OPERATION_TIMES.requestTimeoutMs,
        });

        permissionsRegistry.addResourceType({
          resourceRef: environmentResourceRef,
          permissions: environmentPermissions,
          rules: Object.values(environmentPermissionRules),
          getResources: refs =>
            Promise.all(refs.map(ref => environments.find(ref))),
        });
        const service = new AuthorizedEnvironmentsService({
          inner: new DefaultEnvironmentsService({
            ...common,
            environments,
            snapshots,
            operations: delivery.store,
            syncs,
            stages,
          }),
          permissions: deps.permissions,
          environments,
          visibility: new EntityVisibility({ ...common, catalog }),
          toFilter: createConditionTransformer(
            permissionsRegistry.getPermissionRuleset(environmentResourceRef),
          ),
        });
        httpRouter.use(createRouter({ ...deps, environments: service }));

        const running: Promise<void>[] = [];
        lifecycle.addStartupHook(() => {
          running.push(
            environments.run(signal),
            snapshots.run(signal),
            runner.run(),
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
          await runner.settled();
        });
      },
    });
  },
});
