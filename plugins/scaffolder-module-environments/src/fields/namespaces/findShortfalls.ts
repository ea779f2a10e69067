import {
  type NamespaceQuota,
  parseQuantity,
} from '@flightdeck/plugin-environments-common';

/** What is needed of each resource of a quota, as Kubernetes writes quantities. */
export type Needs = Readonly<Record<string, string>>;

/** Sentences of quotas that leave less than is needed; none of what cannot be compared. */
export function findShortfalls(
  needs: Needs,
  quotas: readonly NamespaceQuota[],
): string[] {
  return quotas.flatMap(({ name, resource, hard, used }) => {
    const need = parseQuantity(needs[resource]);
    const most = parseQuantity(hard);
    const gone = parseQuantity(used) ?? 0;
    return need !== undefined && most !== undefined && most - gone < need
      ? [
          `ResourceQuota ${name} allows ${hard} of ${resource}, of which ${used} is used; ${needs[resource]} is needed.`,
        ]
      : [];
  });
}
