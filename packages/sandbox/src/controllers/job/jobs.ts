import { z } from 'zod';
import { conditionSchema, isTrue } from '../conditions';
import { createView } from '../objects/createView';
import { templateSchema } from '../objects/workloads';

export const readJob = createView(
  z.object({
    parallelism: z.number().optional(),
    completions: z.number().optional(),
    backoffLimit: z.number().default(6),
    activeDeadlineSeconds: z.number().optional(),
    ttlSecondsAfterFinished: z.number().optional(),
    suspend: z.boolean().default(false),
    template: templateSchema,
  }),
  z.object({
    startTime: z.string().optional(),
    completionTime: z.string().optional(),
    succeeded: z.number().default(0),
    failed: z.number().default(0),
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type JobView = ReturnType<typeof readJob>;

/** How a Job has ended; undefined while it has not. */
export function endOf({
  status: { conditions },
}: JobView): 'Complete' | 'Failed' | undefined {
  if (isTrue(conditions, 'Complete')) {
    return 'Complete';
  }
  return isTrue(conditions, 'Failed') ? 'Failed' : undefined;
}

/** How many Pods have to succeed; undefined when the first that succeeds speaks for all. */
export function completionsOf({ spec }: JobView): number | undefined {
  return spec.completions ?? (spec.parallelism === undefined ? 1 : undefined);
}
