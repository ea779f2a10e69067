import { z } from 'zod';

/**
 * What the containers of a Pod use now, by `metrics.k8s.io`.
 *
 * @public
 */
export const podUsageSchema = z.object({
  namespace: z.string(),
  /** The name of the Pod. */
  name: z.string(),
  /** ISO 8601 end of the span that was measured. */
  asOf: z.string(),
  containers: z.array(
    z.object({
      name: z.string(),
      cpuCores: z.number(),
      memoryBytes: z.number(),
    }),
  ),
});

/** @public */
export type PodUsage = z.infer<typeof podUsageSchema>;
