/**
 * Extension points of the environment page, for the new frontend system.
 *
 * @packageDocumentation
 */

export {
  EnvironmentPanelBlueprint,
  environmentPanelDataRefs,
  type EnvironmentPanelParams,
} from './blueprints/EnvironmentPanelBlueprint';
export {
  EnvironmentViewBlueprint,
  environmentViewDataRefs,
  type EnvironmentViewParams,
} from './blueprints/EnvironmentViewBlueprint';
export {
  SystemPanelBlueprint,
  systemPanelDataRefs,
  type SystemPanelParams,
} from './blueprints/SystemPanelBlueprint';
