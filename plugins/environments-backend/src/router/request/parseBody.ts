import { InputError } from '@backstage/errors';
import type { z } from 'zod';

/** Reads the body of a request; says which part is wrong. */
export function parseBody<T extends z.ZodType>(
  schema: T,
  body: unknown,
): z.output<T> {
  const parsed = schema.safeParse(body);
  if (!parsed.success) {
    const [{ message, path }] = parsed.error.issues;
    throw new InputError(
      `The request is not valid: ${
        path.length > 0 ? `${path.join('.')}: ` : ''
      }${message}.`,
    );
  }
  return parsed.data;
}
