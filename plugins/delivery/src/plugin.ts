import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { deploymentsRouteRef } from './routes';

/**
 * The delivery plugin for the classic frontend system. It needs the environments plugin, which
 * brings the API.
 *
 * @public
 */
export const deliveryPlugin = createPlugin({
  id: 'delivery',
  routes: { deployments: deploymentsRouteRef },
});

/**
 * How an environment is delivered: its applications, the newest operation, and a guarded sync.
 * Goes into the `panels` of `EntityEnvironmentContent`, or anywhere below an entity.
 *
 * @public
 */
export const DeliveryPanel = deliveryPlugin.provide(
  createComponentExtension({
    name: 'DeliveryPanel',
    component: {
      lazy: () => import('./panel/DeliveryCard').then(m => m.DeliveryCard),
    },
  }),
);

/**
 * What was deployed to an environment, and how well that goes. Goes into the `views` of
 * `EntityEnvironmentContent`, or anywhere below an entity.
 *
 * @public
 */
export const DeploymentHistory = deliveryPlugin.provide(
  createComponentExtension({
    name: 'DeploymentHistory',
    component: {
      lazy: () =>
        import('./history/HistoryContent').then(m => m.HistoryContent),
    },
  }),
);

/**
 * Which release of a System is where, and how well the System is delivered. Goes into the `panels`
 * of `EntitySystemEnvironmentsContent`, or anywhere below a System.
 *
 * @public
 */
export const SystemReleases = deliveryPlugin.provide(
  createComponentExtension({
    name: 'SystemReleases',
    component: {
      lazy: () => import('./releases/SystemCards').then(m => m.SystemCards),
    },
  }),
);

/**
 * The deployments of all environments that the user may see, to be searched.
 *
 * @public
 */
export const DeploymentsPage = deliveryPlugin.provide(
  createRoutableExtension({
    name: 'DeploymentsPage',
    component: () =>
      import('./history/DeploymentsPage').then(m => m.DeploymentsPage),
    mountPoint: deploymentsRouteRef,
  }),
);
