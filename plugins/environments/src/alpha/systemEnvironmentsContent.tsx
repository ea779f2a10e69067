import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { systemEnvironmentsRouteRef } from '../routes';
import { environmentTabSchema } from './environmentTabSchema';

export const systemEnvironmentsContent =
  EntityContentBlueprint.makeWithOverrides({
    name: 'system-environments',
    configSchema: { environmentTab: environmentTabSchema },
    factory(originalFactory, { config }) {
      return originalFactory({
        path: '/environments',
        title: 'Environments',
        routeRef: systemEnvironmentsRouteRef,
        filter: { kind: 'system' },
        loader: async () => {
          const { SystemEnvironmentsContent } = await import(
            '../system/SystemEnvironmentsContent'
          );
          return (
            <SystemEnvironmentsContent environmentTab={config.environmentTab} />
          );
        },
      });
    },
  });
