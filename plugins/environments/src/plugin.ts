import {
  createApiFactory,
  createPlugin,
  createRoutableExtension,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import {
  EnvironmentsClient,
  environmentsApiRef,
} from '@flightdeck/plugin-environments-react';
import {
  deploymentsRouteRef,
  environmentRouteRef,
  rootRouteRef,
  systemEnvironmentsRouteRef,
} from './routes';

/**
 * The environments plugin for the classic frontend system.
 *
 * @public
 */
export const environmentsPlugin = createPlugin({
  id: 'environments',
  apis: [
    createApiFactory({
      api: environmentsApiRef,
      deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
      factory: deps => new EnvironmentsClient(deps),
    }),
  ],
  routes: {
    root: rootRouteRef,
    environment: environmentRouteRef,
    systemEnvironments: systemEnvironmentsRouteRef,
  },
  externalRoutes: { deployments: deploymentsRouteRef },
});

/**
 * The fleet page: every environment that the user may see, systems by stages.
 *
 * @public
 */
export const EnvironmentsPage = environmentsPlugin.provide(
  createRoutableExtension({
    name: 'EnvironmentsPage',
    component: () => import('./fleet/FleetPage').then(m => m.FleetPage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * The state of an environment, as a tab of its entity page. Takes further panels in `panels`.
 *
 * @public
 */
export const EntityEnvironmentContent = environmentsPlugin.provide(
  createRoutableExtension({
    name: 'EntityEnvironmentContent',
    component: () =>
      import('./environment/EnvironmentContent').then(
        m => m.EnvironmentContent,
      ),
    mountPoint: environmentRouteRef,
  }),
);

/**
 * The environments of a System, as a tab of its entity page.
 *
 * @public
 */
export const EntitySystemEnvironmentsContent = environmentsPlugin.provide(
  createRoutableExtension({
    name: 'EntitySystemEnvironmentsContent',
    component: () =>
      import('./system/SystemEnvironmentsContent').then(
        m => m.SystemEnvironmentsContent,
      ),
    mountPoint: systemEnvironmentsRouteRef,
  }),
);
