import type { EnvironmentDefinition } from './EnvironmentDefinition';

/**
 * Names some environments: those of which every list that is given has a match.
 *
 * @public
 */
export interface EnvironmentPlaces {
  stages?: readonly string[];
  /** Entity refs or names of systems. */
  systems?: readonly string[];
  /** Entity refs or names of environments. */
  environments?: readonly string[];
}

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

/**
 * Whether an environment is one of those that are named.
 *
 * @public
 */
export function isAmong(
  {
    ref,
    stage,
    system,
  }: Pick<EnvironmentDefinition, 'ref' | 'stage' | 'system'>,
  { stages, systems, environments }: EnvironmentPlaces,
): boolean {
  return (
    (stages?.some(name => name === stage) ?? true) &&
    isNamed(system, systems) &&
    isNamed(ref, environments)
  );
}
