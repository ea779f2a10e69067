import { z } from 'zod';

const textsSchema = z.record(z.string(), z.string()).default({});

const activeAlertSchema = z.object({
  labels: textsSchema,
  annotations: textsSchema,
  state: z.enum(['firing', 'pending', 'inactive']).catch('inactive'),
  activeAt: z.string().optional(),
  value: z.string().optional(),
});

const ruleSchema = z.object({
  name: z.string(),
  query: z.string(),
  state: z
    .enum(['inactive', 'pending', 'firing', 'unknown'])
    .default('unknown')
    .catch('unknown'),
  health: z.enum(['ok', 'err', 'unknown']).default('unknown').catch('unknown'),
  lastError: z.string().optional(),
  duration: z.number().optional(),
  lastEvaluation: z.string().optional(),
  labels: textsSchema,
  alerts: z
    .array(activeAlertSchema)
    .nullish()
    .transform(alerts => alerts ?? []),
});

/** The answer of `/api/v1/rules?type=alert`. */
export const rulesSchema = z.object({
  status: z.literal('success'),
  data: z.object({
    groups: z
      .array(z.object({ name: z.string(), rules: z.array(ruleSchema) }))
      .nullish()
      .transform(groups => groups ?? []),
  }),
  warnings: z.array(z.string()).default([]),
});

export type UpstreamAlert = z.infer<typeof activeAlertSchema>;
/** A rule without the alerts that it raises. */
export type RuleDefinition = Omit<z.infer<typeof ruleSchema>, 'alerts'>;
export type UpstreamRuleGroup = z.infer<
  typeof rulesSchema
>['data']['groups'][number];
