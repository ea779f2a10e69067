import { z } from 'zod';

/**
 * Leave to deploy a release although an item is open. Asked for by one person, decided by another.
 *
 * @public
 */
export const waiverSchema = z.object({
  id: z.string(),
  itemId: z.string(),
  releaseKey: z.string(),
  /** `expired` is told by the time: it is never written. */
  state: z.enum(['pending', 'approved', 'denied', 'revoked', 'expired']),
  /** Entity ref. */
  requestedBy: z.string(),
  /** ISO 8601. */
  requestedAt: z.string(),
  reason: z.string(),
  /** Of the ticket in which it is followed up. */
  link: z.string().optional(),
  /** ISO 8601. */
  expiresAt: z.string(),
  decidedBy: z.string().optional(),
  decidedAt: z.string().optional(),
  /** Why it was approved, denied or revoked. */
  decision: z.string().optional(),
});

/** @public */
export type Waiver = z.infer<typeof waiverSchema>;
