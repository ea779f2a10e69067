/**
 * The checklists plugin for the new frontend system.
 *
 * @packageDocumentation
 */

import { createFrontendPlugin } from '@backstage/frontend-plugin-api';
import {
  EnvironmentPanelBlueprint,
  EnvironmentViewBlueprint,
} from '@flightdeck/plugin-environments-react/alpha';
import { CHECKLIST_VIEW } from './location/checklistSearch';

const checklistPanel = EnvironmentPanelBlueprint.make({
  params: {
    title: 'Checklist',
    order: 110,
    loader: async () => {
      const { ChecklistSummary } = await import('./card/ChecklistSummary');
      return <ChecklistSummary />;
    },
  },
});

const checklistView = EnvironmentViewBlueprint.make({
  params: {
    id: CHECKLIST_VIEW,
    title: 'Checklist',
    loader: async () => {
      const { ChecklistContent } = await import('./sheet/ChecklistContent');
      return <ChecklistContent />;
    },
  },
});

/**
 * The checklists plugin: a panel and a view on the page of every environment.
 *
 * @alpha
 */
export default createFrontendPlugin({
  pluginId: 'checklists',
  title: 'Checklists',
  info: { packageJson: () => import('../package.json') },
  extensions: [checklistPanel, checklistView],
});
