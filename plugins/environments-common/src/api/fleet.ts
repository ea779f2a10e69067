import { z } from 'zod';
import { conformanceCountsSchema } from '../blueprint/ConformanceSummary';
import { lastingHoldStateSchema } from '../delivery/Hold';
import { environmentDefinitionSchema } from '../environment/EnvironmentDefinition';
import { maintenanceSchema } from '../environment/Maintenance';
import { healthSummarySchema } from '../snapshot/EnvironmentSnapshot';
import { sourceStateSchema } from '../sources/SourceStatus';

/**
 * One environment on the fleet board.
 *
 * @public
 */
export const fleetEnvironmentSchema = z.object({
  environment: environmentDefinitionSchema.pick({
    ref: true,
    name: true,
    title: true,
    system: true,
    owner: true,
    stage: true,
    cluster: true,
    namespaces: true,
    problems: true,
  }),
  health: healthSummarySchema,
  /** Set while people work on the environment: its trouble is not counted. */
  maintenance: maintenanceSchema.optional(),
  /** Set while a hold keeps its automation off, or ought to. */
  hold: lastingHoldStateSchema.optional(),
  /** Worst of its applications; absent when the environment has none. */
  sync: z
    .object({
      status: z.enum(['Synced', 'OutOfSync', 'Unknown']),
      /** What was deployed last; empty when nothing was. */
      revisions: z.array(z.string()),
      deployedAt: z.string().optional(),
      operationInProgress: z.boolean(),
    })
    .optional(),
  /** Absent when the environment names no blueprint that can be used. */
  conformance: conformanceCountsSchema.optional(),
  images: z.array(z.string()),
  /** Pods that are ready, of those that are wanted; absent when unknown. */
  ready: z.number().optional(),
  desired: z.number().optional(),
  /** The sources that are not `ok`. */
  troubledSources: z.array(
    z.object({ id: z.string(), state: sourceStateSchema, message: z.string() }),
  ),
});

/** @public */
export type FleetEnvironment = z.infer<typeof fleetEnvironmentSchema>;

/**
 * The answer of `GET /v1/environments`.
 *
 * @public
 */
export const fleetSchema = z.object({
  /** The configured stages in their order. */
  stages: z.array(z.string()),
  environments: z.array(fleetEnvironmentSchema),
  /** Why the list may be incomplete, as a sentence. */
  problem: z.string().optional(),
  asOf: z.string(),
});

/** @public */
export type Fleet = z.infer<typeof fleetSchema>;
