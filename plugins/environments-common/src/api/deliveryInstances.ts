import { z } from 'zod';
import { targetStateSchema } from './targetState';

/** @public */
export const deliveryDestinationSchema = z.object({
  name: z.string(),
  /** The address by which the instance knows the cluster. */
  server: z.string(),
});

/** @public */
export type DeliveryDestination = z.infer<typeof deliveryDestinationSchema>;

/**
 * One Argo CD instance, and the clusters that it delivers to.
 *
 * @public
 */
export const deliveryInstanceSchema = z.object({
  /** As annotations of environments name it. */
  name: z.string(),
  state: targetStateSchema,
  /** A sentence for a person. */
  message: z.string(),
  /** Absent when they could not be told, which `message` explains. */
  destinations: z.array(deliveryDestinationSchema).optional(),
});

/** @public */
export type DeliveryInstance = z.infer<typeof deliveryInstanceSchema>;

/**
 * The answer of `GET /v1/delivery/instances`.
 *
 * @public
 */
export const deliveryInstanceListSchema = z.object({
  instances: z.array(deliveryInstanceSchema),
});

/** @public */
export type DeliveryInstanceList = z.infer<typeof deliveryInstanceListSchema>;
