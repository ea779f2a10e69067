import type { PermissionCriteria } from '@backstage/plugin-permission-common';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { EnvironmentFilter } from '@flightdeck/plugin-environments-node';

/** Whether an environment fulfils the conditions of a permission decision. */
export function matchesCriteria(
  criteria: PermissionCriteria<EnvironmentFilter>,
  environment: EnvironmentDefinition,
): boolean {
  if (typeof criteria === 'function') {
    return criteria(environment);
  }
  if ('allOf' in criteria) {
    return criteria.allOf.every(part => matchesCriteria(part, environment));
  }
  if ('anyOf' in criteria) {
    return criteria.anyOf.some(part => matchesCriteria(part, environment));
  }
  return !matchesCriteria(criteria.not, environment);
}
