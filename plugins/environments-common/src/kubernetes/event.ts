import { z } from 'zod';
import { count, maybe, text } from './lenient';
import { objectMetadataSchema } from './metadata';

/**
 * What is kept of an Event (`v1`).
 *
 * @public
 */
export const eventSchema = z.object({
  metadata: objectMetadataSchema,
  involvedObject: z
    .object({ kind: text, namespace: text, name: text, uid: text })
    .catch({}),
  type: text,
  reason: text,
  message: text,
  count,
  firstTimestamp: text,
  lastTimestamp: text,
  eventTime: text,
  series: maybe(z.object({ count, lastObservedTime: text })),
});

/** @public */
export type KubernetesEvent = z.infer<typeof eventSchema>;
