import { z } from 'zod';
import { KubeObject } from '../../kubernetes/Cluster';
import { parseLabelSelector } from '../../kubernetes/selectors/labelSelector';
import { selectorText } from '../../kubernetes/selectors/selectorText';
import { conditionSchema } from '../conditions';
import { createView } from '../objects/createView';

const countOrShare = z.union([z.number(), z.string()]).optional();

export const readBudget = createView(
  z.object({
    minAvailable: countOrShare,
    maxUnavailable: countOrShare,
    selector: z.looseObject({}).optional(),
  }),
  z.looseObject({
    observedGeneration: z.number().optional(),
    disruptionsAllowed: z.number().optional(),
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type BudgetView = ReturnType<typeof readBudget>;

/** An empty selector selects every Pod of the namespace, an absent one none. */
export function selects(
  { spec, metadata }: BudgetView,
  pod: KubeObject,
): boolean {
  return (
    spec.selector !== undefined &&
    pod.metadata.namespace === metadata.namespace &&
    parseLabelSelector(selectorText(spec.selector))(pod.metadata.labels ?? {})
  );
}

/**
 * A count, or a share of a total; a share is rounded up.
 *
 * @throws Error in the words of Kubernetes when it is neither.
 */
export function scaledCount(value: number | string, total: number): number {
  if (typeof value === 'number') {
    return value;
  }
  const [, percent] = /^(\d+)%$/.exec(value) ?? [];
  if (percent === undefined) {
    throw new Error(
      `invalid value for IntOrString: invalid type: string is not a percentage`,
    );
  }
  return Math.ceil((Number(percent) * total) / 100);
}
