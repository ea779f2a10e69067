import {
  applicationNameSchema,
  type Hold,
  holdSchema,
} from '@flightdeck/plugin-environments-common';
import { z } from 'zod';

const heldApplicationSchema = applicationNameSchema.extend({
  engine: z.string(),
  wasAutomated: z.boolean(),
  automation: z.string(),
  setting: z.string(),
});

/** An application of a hold, with the setting that resuming brings back. */
export type HeldApplication = z.infer<typeof heldApplicationSchema>;

/** A hold, with what people need not see. */
export interface HoldRecord {
  hold: Hold;
  applications: HeldApplication[];
  /** When people were told that it is overdue. */
  remindedAt?: string;
}

/** A row of the table `holds`. */
export interface HoldRow {
  id: string;
  environment_ref: string;
  operation_id: string;
  cause: string;
  state: string;
  reason: string;
  placed_by: string;
  placed_at: string;
  expires_at: string;
  applications: string;
  former: string | null;
  broken_since: string | null;
  broken_by: string | null;
  ended_by: string | null;
  ended_at: string | null;
  reminded_at: string | null;
}

/** The columns that an operation on a held environment changes, and brings back if it did nothing. */
export const formerSchema = z.object({
  operation_id: z.string(),
  cause: z.string(),
  state: z.string(),
  reason: z.string(),
  placed_by: z.string(),
  placed_at: z.string(),
  expires_at: z.string(),
  applications: z.string(),
  broken_since: z.string().nullable(),
  broken_by: z.string().nullable(),
  reminded_at: z.string().nullable(),
});

export function readHeldApplications(row: HoldRow): HeldApplication[] {
  return z.array(heldApplicationSchema).parse(JSON.parse(row.applications));
}

/** Throws when it cannot be read. */
export function fromHoldRow(row: HoldRow): HoldRecord {
  const applications = readHeldApplications(row);
  const hold = holdSchema.parse({
    id: row.id,
    environmentRef: row.environment_ref,
    operationId: row.operation_id,
    cause: row.cause,
    state: row.state,
    reason: row.reason,
    placedBy: row.placed_by,
    placedAt: row.placed_at,
    expiresAt: row.expires_at,
    applications,
    brokenSince: row.broken_since ?? undefined,
    brokenBy: row.broken_by ?? undefined,
    endedBy: row.ended_by ?? undefined,
    endedAt: row.ended_at ?? undefined,
  });
  return { hold, applications, remindedAt: row.reminded_at ?? undefined };
}
