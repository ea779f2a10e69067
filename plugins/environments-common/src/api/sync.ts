import { z } from 'zod';

/**
 * The body of `POST /v1/environments/:namespace/:name/sync`.
 *
 * @public
 */
export const syncRequestSchema = z.object({
  /** Made by the client; the same key never starts a second sync. */
  key: z.string().uuid(),
  /** The fingerprint of the plan that the person saw and agreed to. */
  fingerprint: z.string().min(1).max(64),
  /** Delete what is no longer in Git. */
  prune: z.boolean().default(false),
});

/** @public */
export type SyncRequest = z.input<typeof syncRequestSchema>;
