import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { z } from 'zod';
import {
  backendConfig,
  type BackendOptions,
} from '../contenders/backendConfig';
import { catalogEntities } from '../seed/catalogEntities';
import { planOf, sceneSizeSchema } from '../seed/planOf';
import { ActivityMeter } from './ActivityMeter';
import { answerQuestions } from './answerQuestions';
import { DatabaseWatch } from './DatabaseWatch';
import { readMemory } from './readMemory';
import { StaticCatalog } from './StaticCatalog';

const startSchema = z.object({
  contender: z.enum(['flightdeck', 'incumbent']),
  /** Serves the portal too, for a browser. */
  portal: z.boolean().default(false),
  port: z.number(),
  /** Where the databases are kept; absent for memory. */
  databaseFolder: z.string().optional(),
  cluster: z.object({
    url: z.string(),
    certificateAuthority: z.string(),
    token: z.string(),
  }),
});

const catalog = new StaticCatalog();
const database = new DatabaseWatch();
const meter = new ActivityMeter(database);

function createBase(options: BackendOptions) {
  const config = new ConfigReader(backendConfig(options));
  const backend = createBackend();
  backend.add(
    createServiceFactory({
      service: coreServices.rootConfig,
      deps: {},
      factory: () => config,
    }),
  );
  if (options.databaseFolder !== undefined) {
    backend.add(database.factory);
  }
  backend.add(import('@backstage/plugin-auth-backend'));
  backend.add(import('@backstage/plugin-auth-backend-module-guest-provider'));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(catalog.module);
  return backend;
}

async function start(input: unknown): Promise<void> {
  const { contender, portal, ...options } = startSchema.parse(input);
  const backend = createBase(options);
  if (contender === 'incumbent') {
    backend.add(import('@backstage/plugin-kubernetes-backend'));
  } else {
    backend.add(import('@backstage/plugin-signals-backend'));
    backend.add(import('@flightdeck/plugin-environments-backend'));
    backend.add(
      import('@flightdeck/plugin-environments-backend-module-kubernetes'),
    );
  }
  if (portal) {
    backend.add(import('@backstage/plugin-app-backend'));
    backend.add(import('@backstage/plugin-user-settings-backend'));
  }
  await backend.start();
}

answerQuestions({
  start,
  fillCatalog: size =>
    catalog.fill(catalogEntities(planOf(sceneSizeSchema.parse(size)))),
  memory: readMemory,
  activity: () => meter.take(),
});
