import { createServiceFactory } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { signalsServiceRef } from '@backstage/plugin-signals-node';
import { z } from 'zod';
import { environmentsPlugin } from '../plugin';

const layersSchema = z.array(
  z.object({
    route: z
      .object({ path: z.string(), methods: z.record(z.string(), z.boolean()) })
      .optional(),
  }),
);

/** Every route of the API that the plugin registers, as `get /v1/environments`. */
export async function registeredRoutes(): Promise<string[]> {
  const routes: string[] = [];
  const httpRouter = mockServices.httpRouter.mock({
    use: router => {
      for (const { route } of layersSchema.parse(
        Reflect.get(router, 'stack'),
      )) {
        const methods = Object.keys(route?.methods ?? {});
        routes.push(...methods.map(method => `${method} ${route?.path}`));
      }
    },
  });
  const backend = await startTestBackend({
    features: [
      environmentsPlugin,
      httpRouter.factory,
      catalogServiceMock.factory(),
      createServiceFactory({
        service: signalsServiceRef,
        deps: {},
        factory: () => ({ publish: async () => {} }),
      }),
    ],
  });
  await backend.stop();
  // The framework adds routes of its own, for the permission plugin.
  return routes.filter(route => route.includes(' /v1/'));
}
