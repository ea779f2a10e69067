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

/**
 * What is kept of a CronJob.
 *
 * @public
 */
export const cronJobSchema = z.object({
  metadata: objectMetadataSchema,
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
