import { z } from 'zod';

/**
 * The thing that a finding speaks of.
 *
 * @public
 */
export const subjectSchema = z.object({
  kind: z.string(),
  namespace: z.string().optional(),
  name: z.string(),
  uid: z.string().optional(),
});

/** @public */
export type Subject = z.infer<typeof subjectSchema>;

/**
 * What a rule says of an object.
 *
 * @public
 */
export const findingSchema = z.object({
  /** For example `pod.image-pull`. Stable: configuration and silences name it. */
  ruleId: z.string(),
  /**
   * `unknown` says that the rule could not be judged, `progressing` and `suspended` that the
   * state is meant.
   */
  severity: z.enum([
    'critical',
    'warning',
    'info',
    'progressing',
    'suspended',
    'unknown',
  ]),
  /** One word, for example `ImagePullBackOff`. */
  reason: z.string(),
  /** A sentence that names the thing. */
  message: z.string(),
  /** What to do, one step each. */
  remediation: z.array(z.string()),
  subject: subjectSchema,
  /** The objects with the same trouble, when several are told of at once. */
  others: z.array(subjectSchema),
  /** The objects whose trouble follows from this one's. */
  rootCauseOf: z.array(subjectSchema),
  /** What the rule saw: the path in the object, and the value there. */
  evidence: z.array(z.object({ path: z.string(), value: z.string() })),
  /** ISO 8601 time since when it has held without a break, as far as we have seen. */
  since: z.string(),
  /** The deployment that it began soon after, when there was one. */
  followed: z
    .object({
      /** What was deployed, for example `revision v1.5.0 of application co2-calculator-prod`. */
      what: z.string(),
      /** ISO 8601 time of the deployment. */
      at: z.string(),
      /** From the deployment to the begin of the trouble. */
      afterSeconds: z.number(),
    })
    .optional(),
  /** The rule holds but not for long enough to count; it counts from this time. */
  pendingUntil: z.string().optional(),
  /** The id of the source whose facts were judged. */
  source: z.string(),
});

/** @public */
export type Finding = z.infer<typeof findingSchema>;

/**
 * A rule that could not be judged, because the facts it needs are not there.
 *
 * @public
 */
export const coverageGapSchema = z.object({
  /** What could not be read, for example `Pod` or `indicators`. */
  feed: z.string(),
  ruleIds: z.array(z.string()),
  /** A sentence. */
  message: z.string(),
});

/** @public */
export type CoverageGap = z.infer<typeof coverageGapSchema>;
