import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  deliveryEnginesExtensionPoint,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { readArgocdConfig } from './config/readArgocdConfig';
import { ArgocdDeliveryEngine } from './delivery/ArgocdDeliveryEngine';
import { createDeliveryDirectories } from './directory/createDeliveryDirectories';
import { ArgocdConnections } from './source/ArgocdConnections';
import { ArgocdSource } from './source/ArgocdSource';

/**
 * Adds the instances of the `argocd` configuration as a source of environments, as the engine that
 * syncs them, and as what tells of them before a service is created.
 *
 * @public
 */
export const environmentsModuleArgocd = createBackendModule({
  pluginId: 'environments',
  moduleId: 'argocd',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        sources: environmentSourcesExtensionPoint,
        engines: deliveryEnginesExtensionPoint,
        targets: serviceTargetsExtensionPoint,
      },
      async init({ config, lifecycle, logger, sources, engines, targets }) {
        const instances = readArgocdConfig(config);
        const connections = new ArgocdConnections(instances, { logger });
        sources.addSource(new ArgocdSource(connections));
        engines.addEngine(new ArgocdDeliveryEngine(connections));
        const directories = createDeliveryDirectories(config);
        targets.addDeliveryInstances(directories);
        lifecycle.addShutdownHook(async () => {
          await Promise.all(directories.map(directory => directory.close()));
        });
      },
    });
  },
});
