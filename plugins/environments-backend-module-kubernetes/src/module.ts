import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { findServiceAccount } from './config/findServiceAccount';
import { readKubernetesConfig } from './config/readKubernetesConfig';
import { DefaultClusterDirectory } from './directory/DefaultClusterDirectory';
import { KubernetesInspector } from './inspect/KubernetesInspector';
import { KubernetesSource } from './source/KubernetesSource';

/**
 * Adds the Kubernetes clusters of the `kubernetes` configuration as a source of environments, what
 * reads single objects and logs from them, and what tells of them before a service is created.
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
        targets: serviceTargetsExtensionPoint,
      },
      async init({ config, inspection, lifecycle, logger, sources, targets }) {
        const serviceAccount = await findServiceAccount();
        const kubernetes = readKubernetesConfig(config, { serviceAccount });
        const source = new KubernetesSource(kubernetes, { logger });
        const inspector = new KubernetesInspector(kubernetes, { source });
        sources.addSource(source);
        inspection.addInspector(inspector);
        const directories = kubernetes.clusters.map(
          cluster => new DefaultClusterDirectory(cluster),
        );
        targets.addClusters(directories);
        lifecycle.addShutdownHook(async () => {
          await inspector.close();
          await Promise.all(directories.map(directory => directory.close()));
        });
      },
    });
  },
});
