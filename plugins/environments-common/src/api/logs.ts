import { z } from 'zod';

/**
 * Names the Pods whose logs are read: one Pod, or those of a workload.
 *
 * @public
 */
export const logSubjectKinds = [
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'DaemonSet',
  'Job',
  'CronJob',
  'Rollout',
] as const;

/**
 * What is asked of `GET /v1/environments/:namespace/:name/logs`.
 *
 * @public
 */
export const logRequestSchema = z.object({
  kind: z.enum(logSubjectKinds),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(253),
  /** One container; all of them when absent. */
  container: z.string().min(1).max(63).optional(),
  /** Only lines of the last so many seconds. */
  sinceSeconds: z.coerce.number().int().min(1).max(604_800).optional(),
  /** So many lines of the end of each container's log. */
  tailLines: z.coerce.number().int().min(0).max(5_000).default(200),
  /** Of the container that ran before the last restart. */
  previous: z.stringbool().default(false),
  /** Go on with new lines until the client leaves. */
  follow: z.stringbool().default(false),
  /** Only lines with this text in them, whatever their case. */
  filter: z.string().max(200).optional(),
});

/** @public */
export type LogRequest = z.output<typeof logRequestSchema>;

/**
 * One entry of the answer, which is a stream of JSON objects, one a line.
 *
 * - `line`: a line of a log
 * - `notice`: what a person must know to read the rest, such as a container that cannot be read
 * - `end`: the last entry; without one the stream was cut
 *
 * @public
 */
export const logEntrySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('line'),
    pod: z.string(),
    container: z.string(),
    /** ISO 8601 time at which the cluster took the line. */
    time: z.string().optional(),
    text: z.string(),
  }),
  z.object({
    type: z.literal('notice'),
    pod: z.string().optional(),
    container: z.string().optional(),
    message: z.string(),
  }),
  z.object({
    type: z.literal('end'),
    /** Why it ended before everything was told, as a sentence. */
    message: z.string().optional(),
  }),
]);

/** @public */
export type LogEntry = z.infer<typeof logEntrySchema>;

/** The bounds of one answer. @public */
export const LOG_LIMITS = {
  /** Pods that are read at once; the newest are taken. */
  pods: 10,
  /** Bytes of a line; the rest of it is left out, and the line says so. */
  lineBytes: 16_384,
  /** Bytes of an answer that does not follow, and of each minute of one that does. */
  bytes: 5_242_880,
  /** How long an answer follows. */
  followSeconds: 1_800,
} as const;
