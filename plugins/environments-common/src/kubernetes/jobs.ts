import { z } from 'zod';
import { count, flag, listOf, text } from './lenient';
import { conditionsSchema, objectMetadataSchema } from './metadata';

/**
 * What is kept of a Job.
 *
 * @public
 */
export const jobSchema = z.object({
  metadata: objectMetadataSchema,
  spec: z
    .object({ suspend: flag, backoffLimit: count, completions: count })
    .catch({}),
  status: z
    .object({
      active: count,
      succeeded: count,
      failed: count,
      startTime: text,
      completionTime: text,
      conditions: conditionsSchema,
    })
    .catch({ conditions: [] }),
});

/** @public */
export type Job = z.infer<typeof jobSchema>;

/** Who wrote which fields of an object, and when. */
const managedFieldsSchema = listOf(
  z.object({
    time: z.string(),
    subresource: text,
    fieldsV1: z.object({ 'f:spec': z.unknown() }),
  }),
);

/** The last time that any writer changed the specification. */
function lastChange(
  entries: z.output<typeof managedFieldsSchema>,
): string | undefined {
  return entries
    .filter(
      ({ subresource, fieldsV1 }) =>
        subresource === undefined && fieldsV1['f:spec'] !== undefined,
    )
    .map(({ time }) => time)
    .sort()
    .at(-1);
}

const cronJobMetadataSchema = objectMetadataSchema
  .extend({ managedFields: managedFieldsSchema })
  .transform(({ managedFields, ...metadata }) => ({
    ...metadata,
    specChangedAt: lastChange(managedFields),
  }));

/**
 * What is kept of a CronJob. Of the managed fields only the time is kept at which its specification
 * was last changed: what was not done before that time says nothing of the schedule of today.
 *
 * @public
 */
export const cronJobSchema = z.object({
  metadata: cronJobMetadataSchema,
  spec: z
    .object({
      schedule: text,
      timeZone: text,
      suspend: flag,
      concurrencyPolicy: text,
      startingDeadlineSeconds: count,
    })
    .catch({}),
  status: z
    .object({
      active: listOf(z.object({ name: text })),
      lastScheduleTime: text,
      lastSuccessfulTime: text,
    })
    .catch({ active: [] }),
});

/** @public */
export type CronJob = z.infer<typeof cronJobSchema>;
