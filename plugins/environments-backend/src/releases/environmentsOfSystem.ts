import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';

/** The environments of a system, in the order of stages; those of no known stage come last. */
export function environmentsOfSystem(
  systemRef: string,
  environments: readonly EnvironmentDefinition[],
  stages: readonly string[],
): EnvironmentDefinition[] {
  const rankOf = ({ stage = '' }: EnvironmentDefinition) => {
    const rank = stages.indexOf(stage);
    return rank === -1 ? stages.length : rank;
  };
  return environments
    .filter(({ system }) => system === systemRef)
    .sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name));
}
