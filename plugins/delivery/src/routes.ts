import { createRouteRef } from '@backstage/core-plugin-api';

export const deploymentsRouteRef = createRouteRef({
  id: 'delivery.deployments',
});
