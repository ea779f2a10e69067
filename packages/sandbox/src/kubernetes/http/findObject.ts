import { KubeObject } from '../Cluster';
import { StatusError } from '../StatusError';
import { ApiContext } from './ApiContext';
import { RequestInfo } from './RequestInfo';

/** The object that a request names. Throws 404 when there is none. */
export function findObject(
  { cluster }: ApiContext,
  { type, namespace = '', name = '' }: RequestInfo,
): KubeObject {
  const object = cluster.get(type.kind, namespace, name);
  if (!object) {
    throw StatusError.notFound(type, name);
  }
  return object;
}
