import { z } from 'zod';

/**
 * Says that people work on an environment, so that its trouble is expected.
 *
 * @public
 */
export const maintenanceSchema = z.object({
  /** A sentence of those who work on it. */
  reason: z.string().optional(),
  /** ISO 8601 time at which it ends by itself; open when absent. */
  until: z.string().optional(),
  /** Entity ref of who switched it on in Flightdeck; absent when the entity says it. */
  by: z.string().optional(),
});

/** @public */
export type Maintenance = z.infer<typeof maintenanceSchema>;
