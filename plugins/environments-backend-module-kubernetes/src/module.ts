import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  deliveryEnginesExtensionPoint,
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { findServiceAccount } from './config/findServiceAccount';
import { readKubernetesConfig } from './config/readKubernetesConfig';
import { KubernetesController } from './control/KubernetesController';
import { DefaultClusterDirectory } from './directory/DefaultClusterDirectory';
import { KubernetesInspector } from './inspect/KubernetesInspector';
import { KubernetesSource } from './source/KubernetesSource';

/**
 * Adds the Kubernetes clusters of the `kubernetes` configuration as a source of environments, what
 * reads single objects and logs from them, restarts and scales workloads, and tells of them before a
 * service is created.
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
        engines: deliveryEnginesExtensionPoint,
        inspection: environmentInspectionExtensionPoint,
        lifecycle: coreServices.lifecycle,
        logger: coreServices.logger,
        sources: environmentSourcesExtensionPoint,
        targets: serviceTargetsExtensionPoint,
      },
      async init(deps) {
        const { config, engines, inspection } = deps;
        const { lifecycle, logger, sources, targets } = deps;
        const serviceAccount = await findServiceAccount();
        const kubernetes = readKubernetesConfig(config, { serviceAccount });
        const source = new KubernetesSource(kubernetes, { logger });
        const inspector = new KubernetesInspector(kubernetes, { source });
        const controller = new KubernetesController(kubernetes, { source });
        sources.addSource(source);
        inspection.addInspector(inspector);
        engines.addWorkloadController(controller);
        const directories = kubernetes.clusters.map(
          cluster => new DefaultClusterDirectory(cluster),
        );
        targets.addClusters(directories);
        lifecycle.addShutdownHook(async () => {
          await inspector.close();
          await controller.close();
          await Promise.all(directories.map(directory => directory.close()));
        });
      },
    });
  },
});
