import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { ScmIntegrations } from '@backstage/integration';
import { catalogServiceRef } from '@backstage/plugin-catalog-node';
import { scaffolderActionsExtensionPoint } from '@backstage/plugin-scaffolder-node';
import {
  createArgocdAdministrations,
  createDeliveryDirectories,
} from '@flightdeck/plugin-environments-backend-module-argocd';
import { createClusterDirectories } from '@flightdeck/plugin-environments-backend-module-kubernetes';
import { delay } from '@flightdeck/plugin-environments-node';
import { TemplateLibrary } from '@flightdeck/service-templates';
import { createActions } from './actions/createActions';
import { readServiceConfig } from './config/readServiceConfig';

/**
 * Adds the actions of the create-service wizard to the scaffolder.
 *
 * @public
 */
export const scaffolderModuleEnvironments = createBackendModule({
  pluginId: 'scaffolder',
  moduleId: 'environments',
  register(registration) {
    registration.registerInit({
      deps: {
        actions: scaffolderActionsExtensionPoint,
        catalog: catalogServiceRef,
        lifecycle: coreServices.lifecycle,
        permissions: coreServices.permissions,
        rootConfig: coreServices.rootConfig,
      },
      async init({ actions, lifecycle, rootConfig, ...deps }) {
        const config = readServiceConfig(rootConfig);
        const administrations = createArgocdAdministrations(rootConfig);
        const deliveries = createDeliveryDirectories(rootConfig);
        const clusters = await createClusterDirectories(rootConfig);
        const services = {
          ...deps,
          ...config,
          integrations: ScmIntegrations.fromConfig(rootConfig),
          templates: await TemplateLibrary.create(config.templatesDirectory),
          administrations,
          deliveries,
          clusters,
          now: () => new Date(),
          delay,
        };
        actions.addActions(...createActions(services));
        for (const each of [...administrations, ...deliveries, ...clusters]) {
          lifecycle.addShutdownHook(() => each.close());
        }
      },
    });
  },
});
