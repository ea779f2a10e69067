import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import {
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { readPrometheusConfig } from './config/readPrometheusConfig';
import { PrometheusHistory } from './history/PrometheusHistory';
import { Instances } from './instance/Instances';
import { PrometheusSource } from './source/PrometheusSource';

/**
 * Adds to the environments plugin what Prometheus and Alertmanager know: indicators now and over
 * time, volumes, alerts and silences. What is read is configured in `environments.prometheus`.
 *
 * @public
 */
export const environmentsModulePrometheus = createBackendModule({
  pluginId: 'environments',
  moduleId: 'prometheus',
  register(env) {
    env.registerInit({
      deps: {
        config: coreServices.rootConfig,
        logger: coreServices.logger,
        sources: environmentSourcesExtensionPoint,
        inspection: environmentInspectionExtensionPoint,
        targets: serviceTargetsExtensionPoint,
      },
      async init({ config, logger, sources, inspection, targets }) {
        const prometheus = readPrometheusConfig(config);
        const instances = new Instances({ config: prometheus, logger });
        sources.addSource(new PrometheusSource(instances));
        inspection.addHistory(new PrometheusHistory(instances));
        targets.addMetricsInstances(
          prometheus.instances.map(({ name, clusters }) => ({
            name,
            clusters: clusters.length > 0 ? clusters : undefined,
          })),
        );
      },
    });
  },
});
