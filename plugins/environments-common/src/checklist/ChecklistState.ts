import { z } from 'zod';

/**
 * How an item of a checklist stands.
 *
 * `passed` proven for this release; `failed` proven not to be so; `warning` fine with a doubt that
 * a person should read; `pending` waits for something or somebody; `unknown` a source of it broke,
 * so nobody can tell; `not-applicable` with a reason; `waived` somebody let it pass, with a reason
 * and until a time. Neither `unknown` nor `waived` ever counts as `passed`.
 *
 * @public
 */
export const checklistStateSchema = z.enum([
  'passed',
  'failed',
  'warning',
  'pending',
  'unknown',
  'not-applicable',
  'waived',
]);

/** @public */
export type ChecklistState = z.infer<typeof checklistStateSchema>;

/**
 * What evidence can say: all but a waiver, which people give.
 *
 * @public
 */
export const evidenceStateSchema = checklistStateSchema.exclude(['waived']);

/** @public */
export type EvidenceState = z.infer<typeof evidenceStateSchema>;
