import {
  createComponentExtension,
  createPlugin,
} from '@backstage/core-plugin-api';

/**
 * The delivery plugin for the classic frontend system. It needs the environments plugin, which
 * brings the API.
 *
 * @public
 */
export const deliveryPlugin = createPlugin({
  id: 'delivery',
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
