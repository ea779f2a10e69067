import type { Inventory, Usage } from '@flightdeck/plugin-environments-common';
import type { ObjectName } from '../../api';
import { formatSubject } from '../findings/formatSubject';

/** Finds the usage of an object. @public */
export type UsageIndex = (object: ObjectName) => Usage | undefined;

/**
 * The usage in an inventory by object.
 *
 * @public
 */
export function indexUsage(usage: Inventory['usage']): UsageIndex {
  const bySubject = new Map(
    usage?.map(each => [formatSubject(each.subject), each]),
  );
  return object => bySubject.get(formatSubject(object));
}
