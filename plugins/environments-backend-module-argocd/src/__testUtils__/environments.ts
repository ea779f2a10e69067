import type {
  ApplicationRef,
  EnvironmentDefinition,
} from '@flightdeck/plugin-environments-common';

/** An environment with these applications. */
export function environment(
  name: string,
  ...applications: (string | ApplicationRef)[]
): EnvironmentDefinition {
  return {
    ref: `resource:default/${name}`,
    name,
    namespaces: [],
    problems: [],
    applications: applications.map(application =>
      typeof application === 'string' ? { name: application } : application,
    ),
  };
}
