import { z } from 'zod';

/** What a backend did since it was asked last. */
export const activitySchema = z.object({
  /** To the database of the plugin. */
  statements: z.number(),
  /** Of them, those that keep what collectors found. */
  evidenceWrites: z.number(),
  /** By the clock of `monotonicMs`. */
  atMs: z.number(),
  /** That the process has used since its start. */
  cpuMs: z.number(),
  /** How much later than due the event loop came around, in milliseconds. */
  loopDelay: z.object({ p50: z.number(), p99: z.number(), most: z.number() }),
  /** Of tables of checklists, by their names. */
  rows: z.record(z.string(), z.number()),
});

export type Activity = z.infer<typeof activitySchema>;
