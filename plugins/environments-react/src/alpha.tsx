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
