import {
  type NamespaceQuota,
  parseQuantity,
} from '@flightdeck/plugin-environments-common';
import { formatQuantity } from '../manifests/formatQuantity';
import type { Needs } from '../manifests/sumNeeds';

/** Older names of the same. */
const ALIASES: Record<string, string> = {
  cpu: 'requests.cpu',
  memory: 'requests.memory',
  'count/pods': 'pods',
  'count/services': 'services',
  'count/persistentvolumeclaims': 'persistentvolumeclaims',
};

/** Which quotas do not hold what is needed, in a sentence each. */
export function checkQuotas(
  quotas: readonly NamespaceQuota[],
  needs: Needs,
): string[] {
  return quotas.flatMap(({ name, resource, hard, used }) => {
    const needed = needs.get(ALIASES[resource] ?? resource) ?? 0;
    const most = parseQuantity(hard);
    const free = most === undefined ? 0 : most - (parseQuantity(used) ?? 0);
    if (most === undefined || needed === 0 || needed <= free + 1e-9) {
      return [];
    }
    const format = (value: number) => formatQuantity(resource, value);
    return [
      `the service needs ${format(
        needed,
      )} of ${resource}, and quota ${name} has ${format(
        Math.max(free, 0),
      )} of ${format(most)} left.`,
    ];
  });
}
