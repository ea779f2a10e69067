/**
 * The delivery plugin for the new frontend system.
 *
 * @packageDocumentation
 */

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { EnvironmentPanelBlueprint } from '@flightdeck/plugin-environments-react/alpha';

const deliveryPanel = EnvironmentPanelBlueprint.make({
  params: {
    title: 'Delivery',
    order: 100,
    loader: async () => {
      const { DeliveryContent } = await import('./panel/DeliveryContent');
      return <DeliveryContent />;
    },
  },
});

/**
 * The delivery plugin: a panel on the page of every environment.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  info: { packageJson: () => import('../package.json') },
  extensions: [deliveryPanel],
});
