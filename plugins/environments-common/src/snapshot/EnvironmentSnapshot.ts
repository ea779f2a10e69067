import { z } from 'zod';
import { conformanceSummarySchema } from '../blueprint/ConformanceSummary';
import { applicationSchema } from '../delivery/Application';
import { environmentDefinitionSchema } from '../environment/EnvironmentDefinition';
import { coverageGapSchema, findingSchema } from '../health/Finding';
import { lastingHoldStateSchema } from '../delivery/Hold';
import { healthSchema } from '../health/Health';
import { indicatorReadingSchema } from '../indicators/IndicatorReading';
import { maintenanceSchema } from '../environment/Maintenance';
import { alertSchema } from '../observations/Alert';
import { sourceStatusSchema } from '../sources/SourceStatus';

/**
 * The health of an environment with its reasons in numbers.
 *
 * @public
 */
export const healthSummarySchema = z.object({
  status: healthSchema,
  /** A sentence: the top cause, or why nothing can be said. */
  sentence: z.string(),
  /** Findings that count, by severity. */
  critical: z.number(),
  warning: z.number(),
  unknown: z.number(),
});

/** @public */
export type HealthSummary = z.infer<typeof healthSummarySchema>;

/**
 * A Pod in a few words.
 *
 * @public
 */
export const podSummarySchema = z.object({
  namespace: z.string(),
  name: z.string(),
  health: healthSchema,
  /** As `kubectl get pods` says it, for example `CrashLoopBackOff`. */
  status: z.string(),
  readyContainers: z.number(),
  containers: z.number(),
  restarts: z.number(),
  node: z.string().optional(),
  startedAt: z.string().optional(),
});

/** @public */
export type PodSummary = z.infer<typeof podSummarySchema>;

/**
 * A workload with its Pods.
 *
 * @public
 */
export const workloadSummarySchema = z.object({
  kind: z.string(),
  namespace: z.string(),
  name: z.string(),
  health: healthSchema,
  /** A few words, for example `3 of 3 ready`. */
  sentence: z.string(),
  desired: z.number().optional(),
  ready: z.number().optional(),
  updated: z.number().optional(),
  images: z.array(z.string()),
  autoscaler: z
    .object({
      name: z.string(),
      min: z.number().optional(),
      max: z.number().optional(),
      current: z.number().optional(),
      desired: z.number().optional(),
    })
    .optional(),
  pods: z.array(podSummarySchema),
});

/** @public */
export type WorkloadSummary = z.infer<typeof workloadSummarySchema>;

/**
 * The state of one environment: a pure function of its facts.
 *
 * @public
 */
export const environmentSnapshotSchema = z.object({
  environment: environmentDefinitionSchema,
  /** Changes whenever anything that a person could see changes; served as ETag. */
  version: z.string(),
  /** ISO 8601. */
  evaluatedAt: z.string(),
  health: healthSummarySchema,
  /** Worst first; those that wait for their hold time come last. */
  findings: z.array(findingSchema),
  coverage: z.array(coverageGapSchema),
  workloads: z.array(workloadSummarySchema),
  /** Absent when the delivery engine could not be read. */
  applications: z.array(applicationSchema).optional(),
  /** Absent when no metrics source could be read. */
  indicators: z.array(indicatorReadingSchema).optional(),
  /** Firing and pending, firing first; absent when no metrics source could be asked. */
  alerts: z.array(alertSchema).optional(),
  /** The ids of rules that are switched off here: what they would tell is not looked for. */
  rulesOff: z.array(z.string()).optional(),
  /** Set while people work on the environment: trouble is told of, and not counted. */
  maintenance: maintenanceSchema.optional(),
  /** Set while a hold keeps automation off, or ought to; absent when none is known. */
  hold: lastingHoldStateSchema.optional(),
  /** Absent when the environment names no blueprint that can be used. */
  conformance: conformanceSummarySchema.optional(),
  sources: z.array(sourceStatusSchema),
});

/** @public */
export type EnvironmentSnapshot = z.infer<typeof environmentSnapshotSchema>;
