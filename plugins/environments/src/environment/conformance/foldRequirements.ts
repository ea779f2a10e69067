import type {
  ConformanceState,
  RequirementConformance,
} from '@flightdeck/plugin-environments-common';

/** A requirement, and those that are only not met because it is not. */
export interface FoldedRequirement {
  requirement: RequirementConformance;
  following: RequirementConformance[];
}

/**
 * Folds what follows from something else under it, and keeps what stands in one of these states,
 * itself or in what follows.
 */
export function foldRequirements(
  requirements: readonly RequirementConformance[],
  states: readonly ConformanceState[],
): FoldedRequirement[] {
  const known = new Set(requirements.map(({ id }) => id));
  const isFolded = ({ follows }: RequirementConformance) =>
    follows !== undefined && known.has(follows);
  const isWanted = ({ state }: RequirementConformance) =>
    states.length === 0 || states.includes(state);
  return requirements
    .filter(requirement => !isFolded(requirement))
    .map(requirement => ({
      requirement,
      following: requirements.filter(
        ({ follows }) => follows === requirement.id,
      ),
    }))
    .filter(({ requirement, following }) =>
      [requirement, ...following].some(isWanted),
    );
}
