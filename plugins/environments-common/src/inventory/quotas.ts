import type { QuotaItem } from '../api/inventory';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import { parseQuantity } from '../kubernetes/quantity';
import { byPlace } from './byPlace';

/** What the quotas allow and what of it is used. Undefined when they could not be read. */
export function assembleQuotas({
  objects,
}: EnvironmentFacts): QuotaItem[] | undefined {
  return objects.ResourceQuota?.flatMap(({ metadata, status }) =>
    Object.entries(status.hard).flatMap(([resource, hard]): QuotaItem[] => {
      const used = status.used[resource];
      return used === undefined
        ? []
        : [
            {
              namespace: metadata.namespace,
              name: metadata.name,
              resource,
              used,
              hard,
              ratio: ratioOf(used, hard),
            },
          ];
    }),
  ).sort(byPlace);
}

/** Says of each quota with a resource whose use the cluster has not counted yet that it is so. */
export function explainQuotas({ objects }: EnvironmentFacts): string[] {
  return (objects.ResourceQuota ?? []).flatMap(({ metadata, status }) => {
    const uncounted = Object.keys(status.hard).filter(
      resource => status.used[resource] === undefined,
    );
    return uncounted.length === 0
      ? []
      : [
          `The cluster does not tell how much of ${uncounted.join(
            ', ',
          )} is used in ResourceQuota ${metadata.name}.`,
        ];
  });
}

function ratioOf(used: string, hard: string): number | undefined {
  const [part, whole] = [parseQuantity(used), parseQuantity(hard)];
  // Of nothing, no share can be used.
  return part === undefined || !whole ? undefined : part / whole;
}
