import { z } from 'zod';

/**
 * The state of one upstream.
 *
 * - `starting`: the first read has not finished; nothing is known yet
 * - `ok`: what is held is current
 * - `stale`: what is held may be out of date, and the upstream is being asked again
 * - `unreachable`: the upstream does not answer
 * - `unauthorized`: the upstream does not accept our credentials
 * - `forbidden`: our credentials may not read what is needed
 * - `unsupported`: the upstream lacks the API that is needed
 *
 * @public
 */
export const sourceStateSchema = z.enum([
  'starting',
  'ok',
  'stale',
  'unreachable',
  'unauthorized',
  'forbidden',
  'unsupported',
]);

/** @public */
export type SourceState = z.infer<typeof sourceStateSchema>;

/**
 * A part of a source that cannot be read while the rest can, for example one kind of object.
 *
 * @public
 */
export const sourceGapSchema = z.object({
  /** What is missing, for example `Ingress in shop`. */
  what: z.string(),
  state: sourceStateSchema,
  message: z.string(),
});

/** @public */
export type SourceGap = z.infer<typeof sourceGapSchema>;

/**
 * How one upstream is doing, as it bears on one environment.
 *
 * @public
 */
export const sourceStatusSchema = z.object({
  /** Unique among sources, for example `kubernetes/sandbox`. */
  id: z.string(),
  /** What kind of upstream it is, for example `kubernetes`. */
  kind: z.string(),
  /** Its name in the configuration. */
  name: z.string(),
  state: sourceStateSchema,
  /** A sentence for a person; says what is wrong when something is. */
  message: z.string(),
  /** ISO 8601 time up to which its facts are known to be current. */
  asOf: z.string().optional(),
  gaps: z.array(sourceGapSchema),
});

/** @public */
export type SourceStatus = z.infer<typeof sourceStatusSchema>;
