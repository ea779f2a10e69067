import { ANNOTATION_BLUEPRINT } from '../annotations';
import { SHIPPED_BLUEPRINTS } from '../blueprint/shippedNames';

/**
 * The blueprint that an environment names, and a sentence when there is none of that name. It stays
 * named: it may only not be configured yet.
 */
export function parseBlueprintName(
  annotations: Record<string, string>,
  known: readonly string[] = SHIPPED_BLUEPRINTS,
): { blueprint?: string; problem?: string } {
  const blueprint = annotations[ANNOTATION_BLUEPRINT]?.trim() || undefined;
  return blueprint === undefined || known.includes(blueprint)
    ? { blueprint }
    : {
        blueprint,
        problem: `Annotation ${ANNOTATION_BLUEPRINT} names '${blueprint}', which is not one of the blueprints ${known.join(
          ', ',
        )}.`,
      };
}
