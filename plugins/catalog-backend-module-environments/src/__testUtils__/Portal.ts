import { setTimeout as wait } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
  type SchedulerServiceTaskInvocationDefinition,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type CatalogService,
  catalogServiceRef,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { JsonObject } from '@backstage/types';
import { catalogModuleEnvironments } from '../module';
import { TOKEN } from './Upstream';

const TASK = 'flightdeck-environments-discovery';
const PATIENCE_MS = 15_000;

interface Place {
  name: string;
  url: string;
}

/** What is configured. */
export interface PortalOptions {
  instances?: readonly Place[];
  clusters?: readonly Place[];
  discovery?: JsonObject;
}

function configOf({ instances = [], clusters = [], discovery }: PortalOptions) {
  return {
    argocd: {
      appLocatorMethods: [
        {
          type: 'config',
          instances: instances.map(place => ({ ...place, token: TOKEN })),
        },
      ],
    },
    kubernetes: {
      clusterLocatorMethods: [
        {
          type: 'config',
          clusters: clusters.map(place => ({
            ...place,
            authProvider: 'serviceAccount',
            serviceAccountToken: TOKEN,
          })),
        },
      ],
    },
    catalog: {
      ...(discovery && { providers: { environments: discovery } }),
    },
  };
}

/** Stands for the people who write entities. */
function createWriter() {
  let connection: EntityProviderConnection | undefined;
  let catalog: CatalogService | undefined;
  const feature = createBackendModule({
    pluginId: 'catalog',
    moduleId: 'writer',
    register(registration) {
      registration.registerInit({
        deps: {
          processing: catalogProcessingExtensionPoint,
          service: catalogServiceRef,
          logger: coreServices.logger,
        },
        async init({ processing, service }) {
          catalog = service;
          processing.addEntityProvider({
            getProviderName: () => 'writer',
            async connect(made) {
              connection = made;
            },
          });
        },
      });
    },
  });
  return {
    feature,
    async write(...entities: Entity[]) {
      await connection?.applyMutation({
        type: 'full',
        entities: entities.map(entity => ({ entity, locationKey: 'writer' })),
      });
    },
    async read(filter: Record<string, string>): Promise<Entity[]> {
      const found = await catalog?.getEntities(
        { filter },
        { credentials: mockCredentials.service() },
      );
      return found?.items ?? [];
    },
  };
}

/** A portal whose catalog has the module whole; it looks when the test says so. */
export async function startPortal(options: PortalOptions) {
  const tasks = new Map<string, SchedulerServiceTaskInvocationDefinition>();
  const scheduler = mockServices.scheduler.mock({
    createScheduledTaskRunner: () => ({
      run: async task => void tasks.set(task.id, task),
    }),
  });
  const logger = mockServices.rootLogger.mock();
  logger.child.mockReturnValue(logger);
  const writer = createWriter();
  const backend = await startTestBackend({
    features: [
      catalogPlugin,
      catalogModuleEnvironments,
      writer.feature,
      scheduler.factory,
      mockServices.rootConfig.factory({ data: configOf(options) }),
      createServiceFactory({
        service: coreServices.rootLogger,
        deps: {},
        factory: () => logger,
      }),
    ],
  });
  const list = async () =>
    (await writer.read({ kind: 'Resource', 'spec.type': 'environment' })).sort(
      (a, b) => (a.metadata.name < b.metadata.name ? -1 : 1),
    );
  return {
    write: writer.write,
    list,
    systems: () => writer.read({ kind: 'System' }),
    isScheduled: () => tasks.has(TASK),
    said: (level: 'info' | 'warn') =>
      logger[level].mock.calls.map(([message]) => message),
    /** Looks at all sources once, and waits until the catalog has exactly these environments. */
    async look(...names: string[]): Promise<Entity[]> {
      await tasks.get(TASK)?.fn(new AbortController().signal);
      return this.has(...names);
    },
    async has(...names: string[]): Promise<Entity[]> {
      const end = Date.now() + PATIENCE_MS;
      for (;;) {
        const entities = await list();
        const found = entities.map(({ metadata }) => metadata.name);
        if (isDeepStrictEqual(found, names)) {
          return entities;
        }
        if (Date.now() > end) {
          throw new Error(`The catalog has ${found}, not ${names}.`);
        }
        await wait(50);
      }
    },
    close: () => backend.stop(),
  };
}

export type Portal = Awaited<ReturnType<typeof startPortal>>;
