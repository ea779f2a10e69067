import { ANNOTATION_BLUEPRINT } from '../annotations';
import type { KnownBlueprints } from '../blueprint/KnownBlueprints';
import { SHIPPED_BLUEPRINTS } from '../blueprint/shippedNames';

/**
 * The blueprint that an environment names, and a sentence when it is not to be had, or not as it
 * was meant. It stays named: it may only not be configured yet.
 */
export function parseBlueprintName(
  annotations: Record<string, string>,
  known: KnownBlueprints = { names: SHIPPED_BLUEPRINTS },
): { blueprint?: string; problem?: string } {
  const blueprint = annotations[ANNOTATION_BLUEPRINT]?.trim() || undefined;
  if (blueprint === undefined) {
    return { blueprint };
  }
  const problem = known.problems?.get(blueprint);
  if (problem !== undefined) {
    return { blueprint, problem };
  }
  return known.names.includes(blueprint)
    ? { blueprint }
    : {
        blueprint,
        problem: `Annotation ${ANNOTATION_BLUEPRINT} names '${blueprint}', which is not one of the blueprints ${known.names.join(
          ', ',
        )}.`,
      };
}
