import { z } from 'zod';
import { createView } from '../objects/createView';

const requirementSchema = z.object({
  key: z.string(),
  operator: z.string(),
  values: z.array(z.string()).default([]),
});

const nodeSelectorTermSchema = z.object({
  matchExpressions: z.array(requirementSchema).default([]),
  /** The only field there is: `metadata.name`. */
  matchFields: z.array(requirementSchema).default([]),
});

const podAffinityTermSchema = z.object({
  topologyKey: z.string(),
  labelSelector: z.looseObject({}).optional(),
});

const spreadConstraintSchema = z.object({
  maxSkew: z.number().default(1),
  minDomains: z.number().optional(),
  topologyKey: z.string(),
  whenUnsatisfiable: z.string().default('DoNotSchedule'),
  labelSelector: z.looseObject({}).optional(),
  matchLabelKeys: z.array(z.string()).default([]),
});

const tolerationSchema = z.looseObject({ key: z.string().optional() });

/** What a Pod says of where it may run. */
export const readPlacement = createView(
  z.object({
    nodeSelector: z.record(z.string(), z.string()).default({}),
    affinity: z
      .object({
        nodeAffinity: z
          .object({
            requiredDuringSchedulingIgnoredDuringExecution: z
              .object({ nodeSelectorTerms: z.array(nodeSelectorTermSchema) })
              .optional(),
          })
          .optional(),
        podAntiAffinity: z
          .object({
            requiredDuringSchedulingIgnoredDuringExecution: z
              .array(podAffinityTermSchema)
              .default([]),
          })
          .optional(),
      })
      .optional(),
    tolerations: z.array(tolerationSchema).default([]),
    topologySpreadConstraints: z.array(spreadConstraintSchema).default([]),
  }),
  z.looseObject({}),
);
export type PlacementView = ReturnType<typeof readPlacement>;
export type NodeRequirement = z.infer<typeof requirementSchema>;
export type SpreadConstraint = z.infer<typeof spreadConstraintSchema>;
