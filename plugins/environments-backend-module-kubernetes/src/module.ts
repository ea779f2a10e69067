import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { findServiceAccount } from './config/findServiceAccount';
import { readKubernetesConfig } from './config/readKubernetesConfig';
import { KubernetesInspector } from './inspect/KubernetesInspector';
import { KubernetesSource } from './source/KubernetesSource';

/**
 * Adds the Kubernetes clusters of the `kubernetes` configuration as a source of environments, and what
 * reads single objects and logs from them.
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
        inspection: environmentInspectionExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        sources: environmentSourcesExtensionPoint,
      },
      async init({ config, inspection, lifecycle, logger, sources }) {
        const serviceAccount = await findServiceAccount();
        const kubernetes = readKubernetesConfig(config, { serviceAccount });
        const source = new KubernetesSource(kubernetes, { logger });
        const inspector = new KubernetesInspector(kubernetes, { source });
        sources.addSource(source);
        inspection.addInspector(inspector);
        lifecycle.addShutdownHook(() => inspector.close());
      },
    });
  },
});
