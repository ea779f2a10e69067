import { z } from 'zod';

/**
 * That somebody went ahead in spite of what blocked it: why, and past which blockers, as sentences.
 *
 * @public
 */
export const breakGlassSchema = z.object({
  reason: z.string(),
  blockers: z.array(z.string()),
  /** The release whose checklist was open then; absent when none was, or nobody could say. */
  releaseKey: z.string().optional(),
  /** The images that were to be deployed and to stay; absent when nobody could tell. */
  images: z.array(z.string()).optional(),
});

/** @public */
export type BreakGlass = z.infer<typeof breakGlassSchema>;
