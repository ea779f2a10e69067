import { z } from 'zod';
import { conformanceSchema } from '../blueprint/Conformance';

/** Changes whenever what the answer says changes; served as ETag. */
const version = z.string();

/**
 * The answer of `GET /v1/environments/:namespace/:name/conformance`.
 *
 * @public
 */
export const environmentConformanceSchema = z.discriminatedUnion('state', [
  conformanceSchema.extend({ state: z.literal('assessed'), version }),
  z.object({
    /** `none` names no blueprint; `unusable` names one that cannot be used, or not now. */
    state: z.enum(['none', 'unusable']),
    /** Why, and what to do, in a sentence or two. */
    message: z.string(),
    version,
  }),
]);

/** @public */
export type EnvironmentConformance = z.infer<
  typeof environmentConformanceSchema
>;
