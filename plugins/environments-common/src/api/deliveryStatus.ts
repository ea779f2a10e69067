import { z } from 'zod';
import { deliveryActionSchema } from '../delivery/DeliveryAction';
import { holdSchema } from '../delivery/Hold';
import { windowVerdictSchema } from '../windows/DeploymentWindow';
import { operationSchema } from './operation';

/**
 * Whether the caller may do an action, and who can where they may not.
 *
 * @public
 */
export const actionRightSchema = z.object({
  action: z.union([deliveryActionSchema, z.literal('override')]),
  allowed: z.boolean(),
  /** A sentence where it is not allowed. */
  message: z.string().optional(),
});

/** @public */
export type ActionRight = z.infer<typeof actionRightSchema>;

/**
 * A maintenance mode that a person switched on in Flightdeck.
 *
 * @public
 */
export const maintenanceRecordSchema = z.object({
  reason: z.string(),
  /** ISO 8601 time at which it ends by itself. */
  until: z.string(),
  /** Entity ref. */
  by: z.string(),
  /** ISO 8601. */
  since: z.string(),
});

/** @public */
export type MaintenanceRecord = z.infer<typeof maintenanceRecordSchema>;

/**
 * The answer of `GET /v1/environments/:namespace/:name/delivery`: what bears on every action, from
 * memory and our database.
 *
 * @public
 */
export const deliveryStatusSchema = z.object({
  environmentRef: z.string(),
  /** The hold that lasts. */
  hold: holdSchema.optional(),
  windows: windowVerdictSchema,
  maintenance: maintenanceRecordSchema.optional(),
  /** The operation that runs now. */
  running: operationSchema.optional(),
  /** Of the actions that this portal can do; others are left out. */
  rights: z.array(actionRightSchema),
  /** Entity refs of those to ask for what one may not do oneself. */
  contacts: z.array(z.string()),
  /** Entity ref of the caller. */
  caller: z.string(),
});

/** @public */
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;
