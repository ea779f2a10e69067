import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { environmentSourcesExtensionPoint } from '@flightdeck/plugin-environments-node';
import { readPrometheusConfig } from './config/readPrometheusConfig';
import { PrometheusSource } from './source/PrometheusSource';

/**
 * Adds indicators that are read from Prometheus to the environments plugin. What is read is
 * configured in `environments.prometheus`.
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
      },
      async init({ config, logger, sources }) {
        const prometheus = readPrometheusConfig(config);
        sources.addSource(new PrometheusSource({ config: prometheus, logger }));
      },
    });
  },
});
