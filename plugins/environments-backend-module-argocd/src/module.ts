import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  deliveryEnginesExtensionPoint,
  environmentSourcesExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { readArgocdConfig } from './config/readArgocdConfig';
import { ArgocdDeliveryEngine } from './delivery/ArgocdDeliveryEngine';
import { ArgocdConnections } from './source/ArgocdConnections';
import { ArgocdSource } from './source/ArgocdSource';

/**
 * Adds the instances of the `argocd` configuration as a source of environments and as the engine
 * that syncs them.
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
        logger: coreServices.logger,
        sources: environmentSourcesExtensionPoint,
        engines: deliveryEnginesExtensionPoint,
      },
      async init({ config, logger, sources, engines }) {
        const instances = readArgocdConfig(config);
        const connections = new ArgocdConnections(instances, { logger });
        sources.addSource(new ArgocdSource(connections));
        engines.addEngine(new ArgocdDeliveryEngine(connections));
      },
    });
  },
});
