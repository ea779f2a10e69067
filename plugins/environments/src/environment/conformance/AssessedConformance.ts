import type { EnvironmentConformance } from '@flightdeck/plugin-environments-common';

/** An environment that was held against its blueprint. */
export type AssessedConformance = Extract<
  EnvironmentConformance,
  { state: 'assessed' }
>;
