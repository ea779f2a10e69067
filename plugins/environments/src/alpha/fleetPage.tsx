import { PageBlueprint } from '@backstage/frontend-plugin-api';
import CloudQueueIcon from '@material-ui/icons/CloudQueue';
import { rootRouteRef } from '../routes';
import { environmentTabSchema } from './environmentTabSchema';

export const fleetPage = PageBlueprint.makeWithOverrides({
  configSchema: { environmentTab: environmentTabSchema },
  factory(originalFactory, { config }) {
    return originalFactory({
      path: '/environments',
      title: 'Environments',
      icon: <CloudQueueIcon fontSize="inherit" />,
      routeRef: rootRouteRef,
      loader: async () => {
        const { FleetContent } = await import('../fleet/FleetContent');
        return (
          <main>
            <FleetContent environmentTab={config.environmentTab} />
          </main>
        );
      },
    });
  },
});
