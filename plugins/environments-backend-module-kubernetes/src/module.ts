import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { environmentSourcesExtensionPoint } from '@flightdeck/plugin-environments-node';
import { findServiceAccount } from './config/findServiceAccount';
import { readKubernetesConfig } from './config/readKubernetesConfig';
import { KubernetesSource } from './source/KubernetesSource';

/**
 * Adds the Kubernetes clusters of the `kubernetes` configuration as a source of environments.
 *
 * @public
 */
export const environmentsModuleKubernetes = createBackendModule({
  pluginId: 'environments',
  moduleId: 'kubernetes',
  register(registration) {
    registration.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: environmentSourcesExtensionPoint,
      },
      async init({ config, logger, sources }) {
        const serviceAccount = await findServiceAccount();
        const kubernetes = readKubernetesConfig(config, { serviceAccount });
        sources.addSource(new KubernetesSource(kubernetes, { logger }));
      },
    });
  },
});
