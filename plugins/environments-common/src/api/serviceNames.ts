import { z } from 'zod';
import { presenceSchema } from './targetState';

/**
 * What a new service of a name would collide with.
 *
 * @public
 */
export const nameClaimSchema = presenceSchema.extend({
  /** Whose name it is. */
  what: z.enum(['entity', 'project', 'application']),
  /** For example `system:default/shop`, or the name of the application. */
  name: z.string(),
});

/** @public */
export type NameClaim = z.infer<typeof nameClaimSchema>;

/**
 * The answer of `GET /v1/service-names/:name?instance=`.
 *
 * - `free`: everything that was asked says that the name is free
 * - `taken`: something has it
 * - `unknown`: something could not be asked, and nothing that could be asked has it
 *
 * @public
 */
export const serviceNameSchema = z.object({
  name: z.string(),
  state: z.enum(['free', 'taken', 'unknown']),
  /** What is taken first, then what could not be told; nothing that is free. */
  claims: z.array(nameClaimSchema),
});

/** @public */
export type ServiceNameAnswer = z.infer<typeof serviceNameSchema>;
