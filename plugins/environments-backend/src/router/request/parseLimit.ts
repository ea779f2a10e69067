import { InputError } from '@backstage/errors';
import { z } from 'zod';

const DEFAULT_LIMIT = 20;
const HIGHEST_LIMIT = 100;

const limitSchema = z
  .string()
  .regex(/^\d{1,4}$/)
  .transform(Number)
  .pipe(z.number().min(1).max(HIGHEST_LIMIT))
  .default(DEFAULT_LIMIT);

/** How many items a query asks for. */
export function parseLimit(limit: unknown): number {
  const parsed = limitSchema.safeParse(limit);
  if (!parsed.success) {
    throw new InputError(
      `The limit in the query must be a number from 1 to ${HIGHEST_LIMIT}.`,
    );
  }
  return parsed.data;
}
