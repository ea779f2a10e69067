import { z } from 'zod';
import { subjectSchema } from '../health/Finding';
import { severitySchema } from './Part';

/**
 * How a requirement stands.
 *
 * - `met`: the facts show what is expected
 * - `different`: it is there, and otherwise than expected
 * - `missing`: it is known not to be there
 * - `unknown`: the facts that would tell cannot be read
 *
 * @public
 */
export const conformanceStateSchema = z.enum([
  'missing',
  'different',
  'unknown',
  'met',
]);

/** @public */
export type ConformanceState = z.infer<typeof conformanceStateSchema>;

/**
 * What was seen, and what is expected there.
 *
 * @public
 */
export const conformanceEvidenceSchema = z.object({
  subject: subjectSchema.optional(),
  /** The path in the object, or what was looked at. */
  path: z.string(),
  /** `none` where nothing is. */
  value: z.string(),
  expected: z.string(),
});

/** @public */
export type ConformanceEvidence = z.infer<typeof conformanceEvidenceSchema>;

/**
 * One requirement, held against the environment.
 *
 * @public
 */
export const requirementConformanceSchema = z.object({
  /** Unique in the blueprint: `backend.replicas`, or the id of a requirement. */
  id: z.string(),
  /** The part that it is about. */
  part: z.string().optional(),
  severity: severitySchema,
  /** What is expected. */
  sentence: z.string(),
  state: conformanceStateSchema,
  /** What was found, in a sentence. */
  message: z.string(),
  evidence: z.array(conformanceEvidenceSchema),
  /** The change that would mend it; absent when it is met. */
  remedy: z.string().optional(),
  /** That change as YAML. */
  snippet: z.string().optional(),
  /** The id of the requirement because of which this one is not met either. */
  follows: z.string().optional(),
});

/** @public */
export type RequirementConformance = z.infer<
  typeof requirementConformanceSchema
>;

/**
 * One part, and the live objects that play it.
 *
 * @public
 */
export const partConformanceSchema = z.object({
  id: z.string(),
  title: z.string(),
  tier: z.string(),
  role: z.string(),
  /** The worst of its requirements; absent for what lies outside the cluster, which nobody reads. */
  state: conformanceStateSchema.optional(),
  live: z.array(subjectSchema),
});

/** @public */
export type PartConformance = z.infer<typeof partConformanceSchema>;

/**
 * An environment against its blueprint.
 *
 * @public
 */
export const conformanceSchema = z.object({
  blueprint: z.object({
    name: z.string(),
    title: z.string(),
    version: z.string(),
  }),
  /** ISO 8601. */
  assessedAt: z.string(),
  summary: z.object({
    /** How many requirements stand so. */
    met: z.number(),
    different: z.number(),
    missing: z.number(),
    unknown: z.number(),
    sentence: z.string(),
  }),
  parts: z.array(partConformanceSchema),
  /** The worst first. */
  requirements: z.array(requirementConformanceSchema),
  /** Workloads that the blueprint does not know; told for information. */
  extra: z.array(subjectSchema),
  /** Why what is told may not be all, or not be current. */
  doubts: z.array(z.string()),
});

/** @public */
export type Conformance = z.infer<typeof conformanceSchema>;
