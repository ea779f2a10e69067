import type { Entity } from '@backstage/catalog-model';
import { isEnvironmentEntity } from '@flightdeck/plugin-environments-common';

/**
 * Whether an entity is an environment: the `if` of the tab in an `EntityLayout`.
 *
 * @public
 */
export function isEnvironmentAvailable(entity: Entity): boolean {
  return isEnvironmentEntity(entity);
}
