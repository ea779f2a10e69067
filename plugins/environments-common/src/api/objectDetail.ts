import { z } from 'zod';
import { subjectSchema } from '../health/Finding';
import { environmentEventSchema } from './events';

/**
 * One object of the cluster, read now, without any secret value.
 *
 * @public
 */
export const objectDetailSchema = z.object({
  subject: subjectSchema,
  apiVersion: z.string(),
  /** ISO 8601. */
  createdAt: z.string().optional(),
  labels: z.record(z.string(), z.string()),
  annotations: z.record(z.string(), z.string()),
  owners: z.array(subjectSchema),
  conditions: z.array(
    z.object({
      type: z.string(),
      status: z.string(),
      reason: z.string().optional(),
      message: z.string().optional(),
      lastTransitionTime: z.string().optional(),
    }),
  ),
  /** The containers of a Pod or of the Pod template of a workload. */
  containers: z.array(
    z.object({
      name: z.string(),
      /** It runs before the others. */
      init: z.boolean(),
      image: z.string().optional(),
      /** For example `Running since …` or `Waiting: CrashLoopBackOff`; absent in a template. */
      state: z.string().optional(),
      restarts: z.number().optional(),
      /** For example `OOMKilled, exit code 137`. */
      lastEnd: z.string().optional(),
      requests: z.record(z.string(), z.string()),
      limits: z.record(z.string(), z.string()),
      /** The names of the environment variables and where each value comes from. */
      variables: z.array(
        z.object({
          name: z.string(),
          /** For example `Secret api, key password`; `set here` when it is written in the object. */
          from: z.string(),
        }),
      ),
      /** For example `liveness: GET :8080/health every 10 s, 3 failures`. */
      probes: z.array(z.string()),
    }),
  ),
  /**
   * The object as YAML: values of Secrets, ConfigMaps and environment variables, managed fields and
   * the last applied configuration are left out.
   */
  manifest: z.string(),
  /** Newest first; absent when events could not be read. */
  events: z.array(environmentEventSchema).optional(),
  /** ISO 8601 time of the read. */
  asOf: z.string(),
});

/**
 * The answer of `GET /v1/environments/:namespace/:name/objects/:kind/:objectNamespace/:objectName`;
 * the namespace of an object that is in none is `-`.
 *
 * @public
 */
export type ObjectDetail = z.infer<typeof objectDetailSchema>;
