/**
 * The delivery plugin for the new frontend system.
 *
 * @packageDocumentation
 */

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import { EnvironmentPanelBlueprint } from '@flightdeck/plugin-environments-react/alpha';
import { deploymentsPage, historyView } from './history/alphaExtensions';
import { doraPanel, releasesPanel } from './releases/alphaExtensions';
import { deploymentsRouteRef } from './routes';

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
 * The delivery plugin: a panel and a history on the page of every environment, releases and figures
 * on the page of every System, and a page with all deployments.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'delivery',
  title: 'Delivery',
  info: { packageJson: () => import('../package.json') },
  routes: { deployments: deploymentsRouteRef },
  extensions: [
    deliveryPanel,
    historyView,
    deploymentsPage,
    releasesPanel,
    doraPanel,
  ],
});
