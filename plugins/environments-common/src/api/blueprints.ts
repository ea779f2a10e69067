import { z } from 'zod';
import { blueprintSchema } from '../blueprint/Blueprint';

/**
 * A blueprint in a few words.
 *
 * @public
 */
export const blueprintSummarySchema = z.object({
  name: z.string(),
  title: z.string(),
  description: z.string(),
  version: z.string(),
  /** Whether it came with the product or from a file of the adopter. */
  source: z.enum(['shipped', 'file']),
  /** How many environments that the caller may see name it. */
  usedBy: z.number(),
});

/** @public */
export type BlueprintSummary = z.infer<typeof blueprintSummarySchema>;

/**
 * The answer of `GET /v1/blueprints`.
 *
 * @public
 */
export const blueprintListSchema = z.object({
  blueprints: z.array(blueprintSummarySchema),
});

/** @public */
export type BlueprintList = z.infer<typeof blueprintListSchema>;

/**
 * The answer of `GET /v1/blueprints/:name`.
 *
 * @public
 */
export const blueprintDetailSchema = blueprintSummarySchema.extend({
  blueprint: blueprintSchema,
});

/** @public */
export type BlueprintDetail = z.infer<typeof blueprintDetailSchema>;
