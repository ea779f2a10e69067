import type { EnvironmentDefinition } from '../environment/EnvironmentDefinition';
import { type EnvironmentPlaces, isAmong } from '../environment/isAmong';
import { mergeOverrides, type RuleOverrides } from './RuleOverride';

/**
 * Settings of rules for some environments: those of which every list that is given has a match.
 *
 * @public
 */
export interface HealthPolicyOverride extends EnvironmentPlaces {
  rules: RuleOverrides;
}

/**
 * The settings of rules as an adopter configures them. What an environment's entity says itself
 * wins over all of it.
 *
 * @public
 */
export interface HealthPolicy {
  /** For all environments. */
  rules: RuleOverrides;
  /** For some, in order: the last that sets something wins. */
  overrides: readonly HealthPolicyOverride[];
}

/** The policy of whoever configures nothing. */
export const DEFAULT_HEALTH_POLICY: HealthPolicy = { rules: {}, overrides: [] };

/** What is set of rules for one environment. */
export function overridesFor(
  environment: EnvironmentDefinition,
  { rules, overrides }: HealthPolicy,
): RuleOverrides {
  const matching = overrides.filter(places => isAmong(environment, places));
  return mergeOverrides([
    rules,
    ...matching.map(override => override.rules),
    environment.healthRules ?? {},
  ]);
}
