import { z } from 'zod';

/**
 * The answer of a person to an item. At most one stands of each person, item and release.
 *
 * @public
 */
export const signOffSchema = z.object({
  id: z.string(),
  itemId: z.string(),
  /** The release that it was given for. */
  releaseKey: z.string(),
  /** Entity ref. */
  by: z.string(),
  /** ISO 8601. */
  at: z.string(),
  /** `confirmed` what the item states; `refused` it; `not-applicable` with a comment that says why. */
  answer: z.enum(['confirmed', 'refused', 'not-applicable']),
  comment: z.string().optional(),
  link: z.string().optional(),
  /** ISO 8601; absent when it holds as long as the release does. */
  expiresAt: z.string().optional(),
});

/** @public */
export type SignOff = z.infer<typeof signOffSchema>;
