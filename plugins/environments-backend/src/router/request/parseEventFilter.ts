import type { EventFilter } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import { kindSchema, namespaceNameSchema, objectNameSchema } from './names';
import { parseQuery } from './parseQuery';

const DEFAULT_LIMIT = 100;
const HIGHEST_LIMIT = 500;
const LIMIT = `it must be a number from 1 to ${HIGHEST_LIMIT}`;

const eventQuerySchema = z.object({
  kind: kindSchema.optional(),
  object: objectNameSchema.optional(),
  objectNamespace: namespaceNameSchema.optional(),
  type: z
    .enum(['Normal', 'Warning'], { error: 'it must be Normal or Warning' })
    .optional(),
  limit: z
    .string()
    .regex(/^\d{1,4}$/, LIMIT)
    .transform(Number)
    .pipe(z.number().min(1, LIMIT).max(HIGHEST_LIMIT, LIMIT))
    .default(DEFAULT_LIMIT),
});

/** Which events a query asks for. */
export function parseEventFilter(query: unknown): EventFilter {
  return parseQuery(eventQuerySchema, query);
}
