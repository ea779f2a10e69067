import { z } from 'zod';

/**
 * That somebody went ahead in spite of what blocked it: why, and past which blockers, as sentences.
 *
 * @public
 */
export const breakGlassSchema = z.object({
  reason: z.string(),
  blockers: z.array(z.string()),
});

/** @public */
export type BreakGlass = z.infer<typeof breakGlassSchema>;
