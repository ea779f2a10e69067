import {
  coreExtensionData,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { systemPanelDataRefs } from '@flightdeck/plugin-environments-react/alpha';
import { EnvironmentPanels } from '../environment/EnvironmentPanels';
import { systemEnvironmentsRouteRef } from '../routes';
import { environmentTabSchema } from './environmentTabSchema';

export const systemEnvironmentsContent =
  EntityContentBlueprint.makeWithOverrides({
    name: 'system-environments',
    configSchema: { environmentTab: environmentTabSchema },
    inputs: {
      panels: createExtensionInput([
        coreExtensionData.reactElement,
        systemPanelDataRefs.title,
        systemPanelDataRefs.order,
      ]),
    },
    factory(originalFactory, { config, inputs }) {
      return originalFactory({
        path: '/environments',
        title: 'Environments',
        routeRef: systemEnvironmentsRouteRef,
        filter: { kind: 'system' },
        loader: async () => {
          const { SystemEnvironmentsContent } = await import(
            '../system/SystemEnvironmentsContent'
          );
          const panels = inputs.panels.map(panel => ({
            id: panel.node.spec.id,
            title: panel.get(systemPanelDataRefs.title),
            order: panel.get(systemPanelDataRefs.order),
            element: panel.get(coreExtensionData.reactElement),
          }));
          return (
            <SystemEnvironmentsContent
              environmentTab={config.environmentTab}
              panels={<EnvironmentPanels panels={panels} />}
            />
          );
        },
      });
    },
  });
