import { z } from 'zod';

/**
 * Whether an upstream that services may be put on could be asked.
 *
 * - `ok`: it answered
 * - `unreachable`: it does not answer
 * - `unauthorized`: it does not accept our credentials
 * - `forbidden`: our credentials may not read what is needed
 * - `unsupported`: it cannot be asked at all, as it is configured or by what it serves
 *
 * @public
 */
export const targetStateSchema = z.enum([
  'ok',
  'unreachable',
  'unauthorized',
  'forbidden',
  'unsupported',
]);

/** @public */
export type TargetState = z.infer<typeof targetStateSchema>;

/**
 * Something that an upstream that answers does not tell.
 *
 * @public
 */
export const targetProblemSchema = z.object({
  /** What is not known, for example `storage classes`. */
  what: z.string(),
  state: targetStateSchema.exclude(['ok']),
  /** A sentence for a person. */
  message: z.string(),
});

/** @public */
export type TargetProblem = z.infer<typeof targetProblemSchema>;

/**
 * Whether something of a name is there. `unknown` says that it could not be told, never that it is
 * not there.
 *
 * @public
 */
export const presenceSchema = z.object({
  state: z.enum(['exists', 'absent', 'unknown']),
  /** A sentence for a person. */
  message: z.string(),
});

/** @public */
export type Presence = z.infer<typeof presenceSchema>;
