import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  catalogProcessingExtensionPoint,
  catalogServiceRef,
} from '@backstage/plugin-catalog-node';
import { createArgocdInventories } from '@flightdeck/plugin-environments-backend-module-argocd';
import { createClusterInventories } from '@flightdeck/plugin-environments-backend-module-kubernetes';
import { readDiscoveryConfig } from './config/readDiscoveryConfig';
import { createSources } from './discovery/createSources';
import { Discovery } from './discovery/Discovery';

/**
 * Finds environments in the applications of the configured Argo CD instances and the namespaces of
 * the configured clusters, and keeps them in the catalog. Does nothing without
 * `catalog.providers.environments`.
 *
 * @public
 */
export const catalogModuleEnvironments = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'environments',
  register(registration) {
    registration.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
        rootConfig: coreServices.rootConfig,
        scheduler: coreServices.scheduler,
      },
      async init(deps) {
        const { lifecycle, processing, rootConfig, scheduler } = deps;
        const config = readDiscoveryConfig(rootConfig);
        if (!config) {
          return;
        }
        const argocd = createArgocdInventories(rootConfig);
        const clusters = await createClusterInventories(rootConfig);
        const discovery = new Discovery({
          ...deps,
          config,
          runner: scheduler.createScheduledTaskRunner(config.schedule),
          sources: createSources({ argocd, clusters }, config),
        });
        processing.addEntityProvider(...discovery.providers);
        for (const inventory of [...argocd, ...clusters]) {
          lifecycle.addShutdownHook(() => inventory.close());
        }
      },
    });
  },
});
