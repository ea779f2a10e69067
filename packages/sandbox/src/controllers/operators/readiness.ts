import { z } from 'zod';
import { Condition, conditionSchema, withCondition } from '../conditions';
import { createView } from '../objects/createView';

/** The status of what has only conditions, as stores and issuers have. */
export const readConditioned = createView(
  z.looseObject({}),
  z.looseObject({ conditions: z.array(conditionSchema).default([]) }),
);

/** The condition `Ready`, put among the others. */
export function withReady(
  conditions: readonly Condition[],
  ready: { status: 'True' | 'False'; reason: string; message: string },
  now: string,
): Condition[] {
  return withCondition(conditions, { type: 'Ready', ...ready }, now);
}
