import {
  createExternalRouteRef,
  createRouteRef,
} from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'environments' });

export const environmentRouteRef = createRouteRef({
  id: 'environments.environment',
});

export const systemEnvironmentsRouteRef = createRouteRef({
  id: 'environments.system',
});

/** The page with the deployments of all environments, where there is one. */
export const deploymentsRouteRef = createExternalRouteRef({
  id: 'environments.deployments',
  optional: true,
  defaultTarget: 'delivery.deployments',
});
