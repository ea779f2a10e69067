import { KubeObject } from '../Cluster';
import { parseFieldSelector } from '../selectors/fieldSelector';
import { parseLabelSelector } from '../selectors/labelSelector';
import { ListOptions } from './queryOptions';
import { RequestInfo } from './RequestInfo';

/** The objects that a list or watch is about. */
export function selectionOf(
  { type }: RequestInfo,
  { labelSelector, fieldSelector }: ListOptions,
): (object: KubeObject) => boolean {
  const byLabel = parseLabelSelector(labelSelector ?? '');
  const byField = parseFieldSelector(type, fieldSelector ?? '');
  return object => byLabel(object.metadata.labels ?? {}) && byField(object);
}
