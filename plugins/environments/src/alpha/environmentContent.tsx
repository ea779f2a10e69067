import {
  coreExtensionData,
  createExtensionInput,
} from '@backstage/frontend-plugin-api';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import {
  environmentPanelDataRefs,
  environmentViewDataRefs,
} from '@flightdeck/plugin-environments-react/alpha';
import { environmentRouteRef } from '../routes';
import { EnvironmentPanels } from '../environment/EnvironmentPanels';

export const environmentContent = EntityContentBlueprint.makeWithOverrides({
  name: 'environment',
  inputs: {
    panels: createExtensionInput([
      coreExtensionData.reactElement,
      environmentPanelDataRefs.title,
      environmentPanelDataRefs.order,
    ]),
    views: createExtensionInput([
      coreExtensionData.reactElement,
      environmentViewDataRefs.id,
      environmentViewDataRefs.title,
    ]),
  },
  factory(originalFactory, { inputs }) {
    return originalFactory({
      path: '/environment',
      title: 'Environment',
      routeRef: environmentRouteRef,
      filter: { kind: 'resource', 'spec.type': 'environment' },
      loader: async () => {
        const { EnvironmentContent } = await import(
          '../environment/EnvironmentContent'
        );
        const panels = inputs.panels.map(panel => ({
          id: panel.node.spec.id,
          title: panel.get(environmentPanelDataRefs.title),
          order: panel.get(environmentPanelDataRefs.order),
          element: panel.get(coreExtensionData.reactElement),
        }));
        const views = inputs.views.map(view => ({
          id: view.get(environmentViewDataRefs.id),
          title: view.get(environmentViewDataRefs.title),
          element: view.get(coreExtensionData.reactElement),
        }));
        return (
          <EnvironmentContent
            panels={<EnvironmentPanels panels={panels} />}
            views={views}
          />
        );
      },
    });
  },
});
