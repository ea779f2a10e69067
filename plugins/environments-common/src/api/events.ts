import { z } from 'zod';
import { subjectSchema } from '../health/Finding';

/**
 * An event of the cluster about an object of an environment.
 *
 * @public
 */
export const environmentEventSchema = z.object({
  namespace: z.string(),
  name: z.string(),
  /** `Normal` or `Warning`. */
  type: z.string(),
  reason: z.string(),
  message: z.string(),
  count: z.number(),
  /** ISO 8601. */
  firstSeen: z.string().optional(),
  /** ISO 8601. */
  lastSeen: z.string().optional(),
  subject: subjectSchema,
});

/** @public */
export type EnvironmentEvent = z.infer<typeof environmentEventSchema>;

/**
 * The answer of
 * `GET /v1/environments/:namespace/:name/events?kind=&object=&objectNamespace=&type=&limit=`, newest
 * first.
 *
 * @public
 */
export const eventListSchema = z.object({
  /** Absent when events could not be read: then nothing is known of them. */
  events: z.array(environmentEventSchema).optional(),
  /** How many match, of which the answer holds the newest. */
  total: z.number(),
  /** Why events are missing, in whole or in part, as a sentence. */
  problem: z.string().optional(),
  asOf: z.string(),
});

/** @public */
export type EventList = z.infer<typeof eventListSchema>;
