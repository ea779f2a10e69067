import { z } from 'zod';
import { createView } from '../objects/createView';

const jobTemplateSchema = z.looseObject({
  metadata: z
    .looseObject({
      labels: z.record(z.string(), z.string()).optional(),
      annotations: z.record(z.string(), z.string()).optional(),
    })
    .default({}),
  spec: z.looseObject({}).default({}),
});

export const readCronJob = createView(
  z.object({
    schedule: z.string(),
    timeZone: z.string().optional(),
    suspend: z.boolean().default(false),
    concurrencyPolicy: z.string().default('Allow'),
    startingDeadlineSeconds: z.number().optional(),
    successfulJobsHistoryLimit: z.number().default(3),
    failedJobsHistoryLimit: z.number().default(1),
    jobTemplate: jobTemplateSchema,
  }),
  z.object({
    active: z.array(z.looseObject({ uid: z.string() })).default([]),
    lastScheduleTime: z.string().optional(),
    lastSuccessfulTime: z.string().optional(),
  }),
);
export type CronJobView = ReturnType<typeof readCronJob>;
