import {
  createComponentExtension,
  createPlugin,
} from '@backstage/core-plugin-api';

/**
 * The checklists plugin for the classic frontend system. It needs the environments plugin, which
 * brings the API.
 *
 * @public
 */
export const checklistsPlugin = createPlugin({ id: 'checklists' });

/**
 * What the checklist of an environment says, and what is open in it. Goes into the `panels` of
 * `EntityEnvironmentContent`, or anywhere below an entity.
 *
 * @public
 */
export const ChecklistPanel = checklistsPlugin.provide(
  createComponentExtension({
    name: 'ChecklistPanel',
    component: {
      lazy: () => import('./card/ChecklistCard').then(m => m.ChecklistCard),
    },
  }),
);

/**
 * The checklists of an environment, to be read and answered. Goes into the `views` of
 * `EntityEnvironmentContent` with the id `checklist`, or anywhere below an entity.
 *
 * @public
 */
export const ChecklistView = checklistsPlugin.provide(
  createComponentExtension({
    name: 'ChecklistView',
    component: {
      lazy: () =>
        import('./sheet/ChecklistContent').then(m => m.ChecklistContent),
    },
  }),
);
