import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  delay,
  deliveryEnginesExtensionPoint,
  environmentInspectionExtensionPoint,
  environmentSourcesExtensionPoint,
  evidenceCollectorsExtensionPoint,
  serviceTargetsExtensionPoint,
} from '@flightdeck/plugin-environments-node';
import { createChecklists } from './checklists/createChecklists';
import { EvidenceCollectorRegistry } from './checklists/EvidenceCollectorRegistry';
import { readEnvironmentsConfig } from './config/readEnvironmentsConfig';
import { DeliveryEngineRegistry } from './delivery/DeliveryEngineRegistry';
import { createHistory } from './history/createHistory';
import { InspectionRegistry } from './inspection/InspectionRegistry';
import { registerEnvironmentActions } from './mcp/registerEnvironmentActions';
import { createRouter } from './router/createRouter';
import { SourceRegistry } from './sources/SourceRegistry';
import { ServiceTargetRegistry } from './targets/ServiceTargetRegistry';
import { createActing } from './wiring/createActing';
import { createReading } from './wiring/createReading';
import { createServices } from './wiring/createServices';
import { dependencies, type Ground } from './wiring/dependencies';

/**
 * The environments plugin: gathers what sources tell of the environments of the catalog, judges
 * their health, and carries out the actions on them.
 *
 * @public
 */
export const environmentsPlugin = createBackendPlugin({
  pluginId: 'environments',
  register(env) {
    const collectors = new EvidenceCollectorRegistry();
    env.registerExtensionPoint(evidenceCollectorsExtensionPoint, collectors);
    const engines = new DeliveryEngineRegistry();
    env.registerExtensionPoint(deliveryEnginesExtensionPoint, engines);
    const sources = new SourceRegistry();
    env.registerExtensionPoint(environmentSourcesExtensionPoint, sources);
    const inspection = new InspectionRegistry();
    env.registerExtensionPoint(environmentInspectionExtensionPoint, inspection);
    const targets = new ServiceTargetRegistry();
    env.registerExtensionPoint(serviceTargetsExtensionPoint, targets);

    env.registerInit({
      deps: dependencies,
      async init(services) {
        const { actionsRegistry, httpRouter, lifecycle, logger } = services;
        const stopping = new AbortController();
        const ground: Ground = {
          ...services,
          collectors,
          engines,
          inspection,
          sources,
          targets,
          settings: readEnvironmentsConfig(services.config),
          now: Date.now,
          random: Math.random,
          delay,
          signal: stopping.signal,
        };
        const reading = await createReading(ground);
        const history = createHistory({ ...ground, ...reading });
        const checklists = createChecklists({
          ...ground,
          ...reading,
          ...history,
          config: ground.settings.checklists,
        });
        const kept = { ...history, checklists };
        const acting = createActing(ground, reading, kept);
        const api = {
          ...ground,
          ...createServices(ground, reading, acting, kept),
          heartbeatMs: 15_000,
        };
        httpRouter.use(createRouter(api));
        registerEnvironmentActions({ ...api, registry: actionsRegistry });

        const running: Promise<void>[] = [];
        lifecycle.addStartupHook(() => {
          running.push(
            ...[reading, acting, history, checklists].flatMap(part =>
              part.run(),
            ),
          );
          sources.start(
            {
              environments: reading.environments,
              changed: refs => reading.snapshots.changed(refs),
              signal: stopping.signal,
            },
            { logger },
          );
        });
        lifecycle.addShutdownHook(async () => {
          stopping.abort();
          await Promise.all(running);
          await acting.runner.settled();
        });
      },
    });
  },
});
