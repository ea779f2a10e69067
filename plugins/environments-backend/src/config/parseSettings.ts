import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/**
 * What stands at a key of the configuration.
 *
 * @throws InputError that names the key of what is wrong.
 */
export function parseSettings<T>(
  schema: z.ZodType<T>,
  raw: unknown,
  key: string,
): T {
  const { success, data, error } = schema.safeParse(raw);
  if (success) {
    return data;
  }
  const [{ path, message }] = error.issues;
  throw new InputError(`${keyBelow(key, path)} is wrong: ${message}.`);
}

/** As people write it: `environments.windows[0].name`. */
export function keyBelow(key: string, path: readonly PropertyKey[]): string {
  return path.reduce<string>(
    (above, part) =>
      typeof part === 'number'
        ? `${above}[${part}]`
        : `${above}.${String(part)}`,
    key,
  );
}
