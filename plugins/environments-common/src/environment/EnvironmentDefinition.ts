import { z } from 'zod';
import { ruleOverrideSchema } from '../health/RuleOverride';
import { maintenanceSchema } from './Maintenance';

/**
 * Names one application of a delivery engine. An application is known by all three parts, never
 * by its name alone.
 *
 * @public
 */
export const applicationRefSchema = z.object({
  /** The configured instance; absent means the only one. */
  instance: z.string().optional(),
  /** The namespace of the application object; absent means the control plane's own. */
  namespace: z.string().optional(),
  name: z.string(),
});

/** @public */
export type ApplicationRef = z.infer<typeof applicationRefSchema>;

/**
 * Where an environment lives, read from its catalog entity: everything that a source needs to
 * find its facts.
 *
 * @public
 */
export const environmentDefinitionSchema = z.object({
  /** Entity ref, for example `resource:default/co2-calculator-prod`. */
  ref: z.string(),
  name: z.string(),
  title: z.string().optional(),
  /** Entity ref of the system. */
  system: z.string().optional(),
  /** Entity ref of the owner of the system; absent while the catalog has no such system. */
  systemOwner: z.string().optional(),
  /** Entity ref of the owner. */
  owner: z.string().optional(),
  /** The labels of the catalog entity. */
  labels: z.record(z.string(), z.string()).optional(),
  stage: z.string().optional(),
  /** Entity ref of the environment before this one. */
  promotesFrom: z.string().optional(),
  cluster: z.string().optional(),
  namespaces: z.array(z.string()),
  /** Label selector that narrows the namespaces to this environment's objects. */
  labelSelector: z.string().optional(),
  applications: z.array(applicationRefSchema),
  /** The Prometheus instance that was asked for by name. */
  prometheus: z.string().optional(),
  /** As annotated; whether it still lasts depends on the time. */
  maintenance: maintenanceSchema.optional(),
  /** What the entity sets of the rules of health, by rule id; wins over the configuration. */
  healthRules: z.record(z.string(), ruleOverrideSchema).optional(),
  /** The name of the blueprint that it is held against. */
  blueprint: z.string().optional(),
  /** The dashboard that shows it, as the entity names it. */
  dashboard: z
    .object({
      /** What names it, for example `grafana/dashboard-selector`. */
      namedBy: z.string(),
      /** An http(s) address, where one is known. */
      url: z.string().optional(),
    })
    .optional(),
  /** An http(s) address: where the plan to roll it back is written. */
  rollbackPlan: z.string().optional(),
  /** Sentences about annotations that cannot be used; the rest of the environment works. */
  problems: z.array(z.string()),
  /**
   * Those of the problems that leave facts out, such as a namespace that cannot be read. An
   * environment with one is never called healthy.
   */
  missingFacts: z.array(z.string()).optional(),
});

/** @public */
export type EnvironmentDefinition = z.infer<typeof environmentDefinitionSchema>;
