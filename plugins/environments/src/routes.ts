import { createRouteRef } from '@backstage/core-plugin-api';

export const rootRouteRef = createRouteRef({ id: 'environments' });

export const environmentRouteRef = createRouteRef({
  id: 'environments.environment',
});

export const systemEnvironmentsRouteRef = createRouteRef({
  id: 'environments.system',
});
