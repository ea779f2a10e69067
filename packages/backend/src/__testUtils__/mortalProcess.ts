import { DatabaseManager } from '@backstage/backend-defaults/database';
import { discoveryServiceFactory } from '@backstage/backend-defaults/discovery';
import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import type { JsonObject } from '@backstage/types';
import environmentsPlugin from '@flightdeck/plugin-environments-backend';
import { DeadlyStatement } from './DeadlyStatement';
import { Deployments, SHOP_ENTITIES } from './Deployments';
import { mortalOrderSchema } from './mortalMessages';

const deadly = new DeadlyStatement();

/** The database as configured, of which every statement is seen. */
const watchedDatabase = createServiceFactory({
  service: coreServices.database,
  deps: {
    config: coreServices.rootConfig,
    lifecycle: coreServices.lifecycle,
    logger: coreServices.logger,
    pluginMetadata: coreServices.pluginMetadata,
  },
  async factory({ config, lifecycle, logger, pluginMetadata }) {
    const database = DatabaseManager.fromConfig(config).forPlugin(
      pluginMetadata.getId(),
      { lifecycle, logger },
    );
    const watched = database.getClient().then(knex => {
      deadly.watch(knex);
      return knex;
    });
    return { ...database, getClient: () => watched };
  },
});

/** The environments plugin with `b` in staging and `a` in production. Answers with its port. */
async function start(config: JsonObject): Promise<number> {
  const deployments = new Deployments();
  deployments.deploy('shop-staging', 'b');
  const { server } = await startTestBackend({
    features: [
      environmentsPlugin,
      deployments.module,
      watchedDatabase,
      discoveryServiceFactory,
      catalogServiceMock.factory({ entities: SHOP_ENTITIES }),
      mockServices.rootConfig.factory({ data: config }),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  return server.port();
}

async function follow(message: unknown): Promise<void> {
  const order = mortalOrderSchema.parse(message);
  if (order.do === 'start') {
    process.send?.({ done: order.do, port: await start(order.config) });
  } else {
    deadly.arm(order.statement);
    process.send?.({ done: order.do });
  }
}

process.on('disconnect', () => process.exit());
process.on('message', message => {
  void follow(message);
});
