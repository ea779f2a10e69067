import { isJsonObject, listAt, objectAt } from '../json';
import { add, max, Quantity, readQuantity, zero } from './Quantity';

/** What the containers of a Pod ask for, or are limited to, of one resource. */
export function podAmount(
  podSpec: unknown,
  field: 'requests' | 'limits',
  resource: string,
): Quantity {
  const amounts = (list: string) =>
    listAt(podSpec, list).map(
      container =>
        readQuantity(objectAt(container, 'resources', field)[resource]) ?? zero,
    );
  const together = amounts('containers').reduce(add, zero);
  // Init containers run one after the other, before the others.
  return amounts('initContainers').reduce(max, together);
}

/** Where a container says only its limits, it asks for as much. */
export function withRequestsOfLimits(container: unknown): unknown {
  const limits = objectAt(container, 'resources', 'limits');
  if (!isJsonObject(container) || Object.keys(limits).length === 0) {
    return container;
  }
  const resources = objectAt(container, 'resources');
  const requests = { ...limits, ...objectAt(resources, 'requests') };
  return { ...container, resources: { ...resources, requests } };
}
