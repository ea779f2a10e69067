import { Cluster, Manifest } from '../Cluster';
import { listAt, objectAt, textAt } from '../json';
import { findResourceType } from '../resourceTypes';
import { forbidden } from './forbidden';
import { add, formatQuantity, isMore, Quantity } from './Quantity';
import { chargeOf, Quota, readQuota, usedOf } from './quotas';

/** Where a quota limits these, each container has to say how much it takes. */
const MUST_BE_SET = [
  'cpu',
  'limits.cpu',
  'limits.memory',
  'memory',
  'requests.cpu',
  'requests.memory',
];

/** Refuses a new object that a quota of its namespace has no room for. */
export function checkQuotas(
  cluster: Pick<Cluster, 'list'>,
  object: Manifest,
): void {
  const { namespace = 'default', name } = object.metadata;
  const quotas = cluster.list('ResourceQuota', namespace);
  const plural = findResourceType(object.kind)?.plural ?? '';
  for (const quota of quotas.flatMap(found => readQuota(found) ?? [])) {
    const reason =
      object.kind === 'Pod' ? missingAmounts(object, quota) : undefined;
    if (reason) {
      throw forbidden(plural, name, `failed quota: ${quota.name}: ${reason}`);
    }
    const excess = excessOf(cluster, object, quota);
    if (excess.length > 0) {
      const list = (field: 'requested' | 'used' | 'limited') =>
        excess
          .map(each => `${each.resource}=${formatQuantity(each[field])}`)
          .join(',');
      throw forbidden(
        plural,
        name,
        `exceeded quota: ${quota.name}, requested: ${list(
          'requested',
        )}, used: ${list('used')}, limited: ${list('limited')}`,
      );
    }
  }
}

interface Excess {
  resource: string;
  requested: Quantity;
  used: Quantity;
  limited: Quantity;
}

function excessOf(
  cluster: Pick<Cluster, 'list'>,
  object: Manifest,
  { hard, scopes }: Quota,
): Excess[] {
  const { namespace = 'default' } = object.metadata;
  return [...hard]
    .sort(([left], [right]) => (left < right ? -1 : 1))
    .flatMap(([resource, limited]) => {
      const requested = chargeOf(object, resource, scopes);
      if (formatQuantity(requested) === '0') {
        return [];
      }
      const used = usedOf(cluster, namespace, resource, scopes);
      return isMore(add(used, requested), limited)
        ? [{ resource, requested, used, limited }]
        : [];
    });
}

function missingAmounts(pod: Manifest, { hard, scopes }: Quota) {
  if (
    scopes.length > 0 &&
    formatQuantity(chargeOf(pod, 'pods', scopes)) === '0'
  ) {
    return undefined;
  }
  const containers = ['containers', 'initContainers'].flatMap(field =>
    listAt(pod.spec, field),
  );
  const missing = MUST_BE_SET.filter(key => hard.has(key)).flatMap(key => {
    const [field, resource] = key.includes('.')
      ? key.split('.')
      : ['requests', key];
    const names = containers
      .filter(
        container => !(resource in objectAt(container, 'resources', field)),
      )
      .map(container => textAt(container, 'name') ?? '')
      .sort();
    return names.length > 0 ? [`${key} for: ${names.join(',')}`] : [];
  });
  return missing.length > 0 ? `must specify ${missing.join('; ')}` : undefined;
}
