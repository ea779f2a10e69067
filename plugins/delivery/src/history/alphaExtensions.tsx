import { PageBlueprint } from '@backstage/frontend-plugin-api';
import { EnvironmentViewBlueprint } from '@flightdeck/plugin-environments-react/alpha';
import HistoryIcon from '@material-ui/icons/History';
import { z } from 'zod';
import { deploymentsRouteRef } from '../routes';

/** The history of an environment, as a view of its page. */
export const historyView = EnvironmentViewBlueprint.make({
  name: 'history',
  params: {
    id: 'history',
    title: 'History',
    loader: async () => {
      const { HistoryContent } = await import('./HistoryContent');
      return <HistoryContent />;
    },
  },
});

/** The deployments of all environments, to be searched. */
export const deploymentsPage = PageBlueprint.makeWithOverrides({
  configSchema: {
    /** The path of the tab that environments link to. */
    environmentTab: z.string().default('environment'),
  },
  factory(originalFactory, { config }) {
    return originalFactory({
      path: '/deployments',
      title: 'Deployments',
      icon: <HistoryIcon fontSize="inherit" />,
      routeRef: deploymentsRouteRef,
      loader: async () => {
        const { DeploymentsContent } = await import('./DeploymentsContent');
        return (
          <main>
            <DeploymentsContent environmentTab={config.environmentTab} />
          </main>
        );
      },
    });
  },
});
