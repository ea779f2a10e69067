import { z } from 'zod';
import type { KubeObject } from '../../kubernetes/Cluster';
import { parseDuration } from '../promql';
import type { Rule, RuleGroup } from './RuleGroup';

/** So that a rule of a demo does not wait for long. */
const INTERVAL_SECONDS = 10;

const text = z.union([z.string(), z.number()]).transform(String);
const texts = z.record(z.string(), text).default({});
const duration = z
  .string()
  .transform(value => parseDuration(value))
  .catch(0);

const ruleSchema = z.object({
  alert: z.string().optional(),
  record: z.string().optional(),
  expr: text,
  for: duration.default(0),
  labels: texts,
  annotations: texts,
});

const specSchema = z.object({
  groups: z
    .array(
      z.object({
        name: z.string(),
        interval: duration.default(0),
        rules: z.array(z.unknown()).default([]),
      }),
    )
    .default([]),
});

/** The groups of a PrometheusRule, as the operator writes them into a file. */
export function readPrometheusRule({
  metadata,
  spec,
}: KubeObject): RuleGroup[] {
  const { data } = specSchema.safeParse(spec ?? {});
  const { namespace, name, uid } = metadata;
  return (data?.groups ?? []).map(group => ({
    name: group.name,
    file: `${namespace}-${name}-${uid}.yaml`,
    intervalSeconds: group.interval || INTERVAL_SECONDS,
    rules: group.rules.flatMap(readRule),
  }));
}

function readRule(value: unknown): Rule[] {
  const { data } = ruleSchema.safeParse(value);
  if (!data) {
    return [];
  }
  const { alert, record, expr, labels, annotations } = data;
  const query = expr.trim();
  if (alert !== undefined) {
    const common = { type: 'alerting' as const, name: alert, query, labels };
    return [{ ...common, forSeconds: data.for, annotations }];
  }
  return record === undefined
    ? []
    : [{ type: 'recording', name: record, query, labels }];
}
