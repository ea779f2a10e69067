import { z } from 'zod';
import { checklistStateSchema } from './ChecklistState';

/**
 * Something that happened to a checklist. Written once, never changed.
 *
 * @public
 */
export const checklistEventSchema = z.object({
  /** Rises by the order in which events of the portal were written. */
  sequence: z.number(),
  /** ISO 8601. */
  at: z.string(),
  environmentRef: z.string(),
  releaseKey: z.string(),
  releaseName: z.string(),
  /** Absent when it is about the whole checklist. */
  itemId: z.string().optional(),
  /** Entity ref of the person, else `flightdeck`, or the subject of an external caller. */
  actor: z.string(),
  action: z.enum([
    'opened',
    'became-stale',
    'deployed',
    'state-changed',
    'evidence-pushed',
    'signed',
    'signature-withdrawn',
    'waiver-requested',
    'waiver-approved',
    'waiver-denied',
    'waiver-revoked',
    'notice-sent',
    'glass-broken',
    'glass-reviewed',
  ]),
  before: checklistStateSchema.optional(),
  after: checklistStateSchema.optional(),
  reason: z.string().optional(),
  /** SHA-256 of the evidence that it rests on, as hexadecimal. */
  evidenceHash: z.string().optional(),
});

/** @public */
export type ChecklistEvent = z.infer<typeof checklistEventSchema>;
