import type { EnvironmentDefinition } from '../environment/EnvironmentDefinition';
import { mergeOverrides, type RuleOverrides } from './RuleOverride';

/**
 * Settings of rules for some environments: those of which every list that is given has a match.
 *
 * @public
 */
export interface HealthPolicyOverride {
  stages?: readonly string[];
  /** Entity refs or names of systems. */
  systems?: readonly string[];
  /** Entity refs or names of environments. */
  environments?: readonly string[];
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

/** A ref names one entity; a name those of any namespace. */
function isNamed(
  ref: string | undefined,
  names: readonly string[] | undefined,
): boolean {
  if (names === undefined) {
    return true;
  }
  const known = ref?.toLocaleLowerCase('en-US');
  return names.some(given => {
    const name = given.toLocaleLowerCase('en-US');
    return known === name || known?.split('/').at(-1) === name;
  });
}

/** What is set of rules for one environment. */
export function overridesFor(
  environment: EnvironmentDefinition,
  { rules, overrides }: HealthPolicy,
): RuleOverrides {
  const { ref, stage, system, healthRules = {} } = environment;
  const matching = overrides.filter(
    ({ stages, systems, environments }) =>
      (stages?.some(name => name === stage) ?? true) &&
      isNamed(system, systems) &&
      isNamed(ref, environments),
  );
  return mergeOverrides([
    rules,
    ...matching.map(override => override.rules),
    healthRules,
  ]);
}
