import { z } from 'zod';

/**
 * The answer of `GET /v1/metrics/instances`: the Prometheus instances of the configuration.
 *
 * @public
 */
export const metricsInstanceListSchema = z.object({
  instances: z.array(
    z.object({
      /** As annotations of environments name it. */
      name: z.string(),
      /** The clusters whose metrics it holds; absent when it serves those that no other does. */
      clusters: z.array(z.string()).optional(),
    }),
  ),
});

/** @public */
export type MetricsInstanceList = z.infer<typeof metricsInstanceListSchema>;
