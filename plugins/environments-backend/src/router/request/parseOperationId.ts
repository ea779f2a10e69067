import { InputError } from '@backstage/errors';
import { z } from 'zod';

const idSchema = z.string().uuid();

/** The operation that a path names. */
export function parseOperationId(id: unknown): string {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) {
    throw new InputError('The id of the operation in the path is not a UUID.');
  }
  return parsed.data.toLowerCase();
}
