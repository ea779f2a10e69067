import { z } from 'zod';

export const conditionSchema = z.looseObject({
  type: z.string(),
  status: z.string(),
  reason: z.string().nullish(),
  message: z.string().nullish(),
  lastTransitionTime: z.string().nullish(),
  lastUpdateTime: z.string().nullish(),
});

export type Condition = z.infer<typeof conditionSchema>;

export interface NewCondition {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
}

export function findCondition(
  conditions: readonly Condition[],
  type: string,
): Condition | undefined {
  return conditions.find(condition => condition.type === type);
}

export function isTrue(conditions: readonly Condition[], type: string) {
  return findCondition(conditions, type)?.status === 'True';
}

/** The conditions with this one put in; the transition time stays while the status does. */
export function withCondition(
  conditions: readonly Condition[],
  condition: NewCondition,
  now: string,
): Condition[] {
  const before = findCondition(conditions, condition.type);
  const next: Condition = {
    ...condition,
    lastTransitionTime:
      before?.status === condition.status ? before.lastTransitionTime : now,
  };
  return before
    ? conditions.map(other => (other === before ? next : other))
    : [...conditions, next];
}
