import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import {
  deploymentsRouteRef,
  environmentRouteRef,
  rootRouteRef,
  systemEnvironmentsRouteRef,
} from '../routes';
import { environmentsApi } from './environmentsApi';
import { environmentContent } from './environmentContent';
import { fleetPage } from './fleetPage';
import { systemEnvironmentsContent } from './systemEnvironmentsContent';

/**
 * The environments plugin: the fleet page, and tabs on the pages of environments and Systems.
 *
 * @alpha
 */
export const environmentsPlugin = createFrontendPlugin({
  pluginId: 'environments',
  title: 'Environments',
  icon: <CloudQueueIcon fontSize="inherit" />,
  info: { packageJson: () => import('../../package.json') },
  routes: {
    root: rootRouteRef,
    environment: environmentRouteRef,
    systemEnvironments: systemEnvironmentsRouteRef,
  },
  externalRoutes: { deployments: deploymentsRouteRef },
  extensions: [
    environmentsApi,
    fleetPage,
    environmentContent,
    systemEnvironmentsContent,
  ],
});
