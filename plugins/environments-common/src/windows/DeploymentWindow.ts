import { z } from 'zod';

/**
 * When a window is: it begins by a cron schedule and lasts so many minutes, or it has two dates.
 *
 * @public
 */
export const windowTimesSchema = z.union([
  z.object({
    /** Five fields of cron. */
    schedule: z.string(),
    durationMinutes: z.number().positive(),
    /**
     * The span is read off the clock in the zone, so that it is an hour longer or shorter when the
     * clock changes, and one that begins in a skipped hour begins after it. Otherwise, as Argo CD
     * has it, time is counted as it passes, and what would begin in a skipped hour is left out.
     */
    byClock: z.boolean().optional(),
  }),
  z.object({
    /** ISO 8601. */
    from: z.string(),
    /** ISO 8601; absent means until someone takes it out. */
    to: z.string().optional(),
  }),
]);

/** @public */
export type WindowTimes = z.infer<typeof windowTimesSchema>;

/**
 * A span of time in which environments may be changed, or may not. Read from our configuration and
 * from Argo CD's projects alike.
 *
 * @public
 */
export const deploymentWindowSchema = z.object({
  /** Unique among those that bear on an environment. */
  id: z.string(),
  /** For people. */
  name: z.string(),
  kind: z.enum(['allow', 'deny']),
  times: windowTimesSchema,
  /** IANA time zone of the schedule. */
  timeZone: z.string(),
  reason: z.string().optional(),
  /** Entity refs of people and groups that it does not bind. */
  exempt: z.array(z.string()),
  /** Argo CD: what a person starts is let through. */
  manualAllowed: z.boolean(),
  /**
   * Windows of one source are judged together: `config`, or `argocd/<instance>/<project>`, followed by
   * the namespace and the name of an application where it has other windows than those beside it.
   */
  source: z.string(),
});

/** @public */
export type DeploymentWindow = z.infer<typeof deploymentWindowSchema>;

/**
 * A window at a moment.
 *
 * @public
 */
export const windowStateSchema = z.object({
  window: deploymentWindowSchema,
  active: z.boolean(),
  /** ISO 8601 end of the span that runs now; absent when it does not, or has no end. */
  until: z.string().optional(),
  /** ISO 8601 begin of the next span; absent when there is none within a year. */
  next: z.string().optional(),
});

/** @public */
export type WindowState = z.infer<typeof windowStateSchema>;

/**
 * One answer for every action: whether an environment may be changed now.
 *
 * @public
 */
export const windowVerdictSchema = z.object({
  /** `unknown` when a source of windows could not be read: then nothing is refused, and told. */
  state: z.enum(['open', 'closed', 'exempt', 'unknown']),
  /** A sentence, with times and their zone. */
  message: z.string(),
  /** ISO 8601: when it opens next; absent when open, or when there is no known end. */
  opensAt: z.string().optional(),
  /** ISO 8601: when it closes next; absent when closed, or when no closing is known. */
  closesAt: z.string().optional(),
  windows: z.array(windowStateSchema),
});

/** @public */
export type WindowVerdict = z.infer<typeof windowVerdictSchema>;
