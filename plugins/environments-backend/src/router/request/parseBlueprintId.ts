import { InputError } from '@backstage/errors';
import { blueprintSchema } from '@flightdeck/plugin-environments-common';

/** The name of the blueprint that a path names. */
export function parseBlueprintId(name: unknown): string {
  const parsed = blueprintSchema.shape.name.safeParse(name);
  if (!parsed.success) {
    throw new InputError(
      'The name in the path is not valid: blueprints are named with lower-case letters, digits, dashes and dots.',
    );
  }
  return parsed.data;
}
