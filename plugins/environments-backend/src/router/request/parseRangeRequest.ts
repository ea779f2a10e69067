import { InputError } from '@backstage/errors';
import { INDICATOR_RANGE_MINUTES } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { parseQuery } from './parseQuery';

const idSchema = z.string().regex(/^[A-Za-z0-9][-A-Za-z0-9._]{0,99}$/);

const rangeQuerySchema = z.object({
  minutes: z
    .string()
    .transform(Number)
    .pipe(
      z.literal(INDICATOR_RANGE_MINUTES, {
        error: `it must be one of ${INDICATOR_RANGE_MINUTES.join(', ')}`,
      }),
    )
    .default(INDICATOR_RANGE_MINUTES[0]),
});

/** The indicator that a path names, and the span of time that the query asks for. */
export function parseRangeRequest(
  id: unknown,
  query: unknown,
): { id: string; minutes: number } {
  const parsed = idSchema.safeParse(id);
  if (!parsed.success) {
    throw new InputError(
      'The id of the indicator in the path is not valid: it is named with letters, digits, hyphens, dots and underscores.',
    );
  }
  return { id: parsed.data, ...parseQuery(rangeQuerySchema, query) };
}
