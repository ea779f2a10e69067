import type {
  DeploymentWindow,
  EnvironmentPlaces,
} from '@flightdeck/plugin-environments-common';

/** A window of the configuration, and the environments that it bears on. */
export interface ConfiguredWindow {
  window: DeploymentWindow;
  places: EnvironmentPlaces;
}

/** The settings of delivery. */
export interface DeliveryConfig {
  windows: readonly ConfiguredWindow[];
  /** Entity refs of those who can be asked, beside the owner of an environment. */
  contacts: readonly string[];
}
