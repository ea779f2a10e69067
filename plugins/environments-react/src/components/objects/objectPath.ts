import type { ObjectName } from '../../api';

const NO_NAMESPACE = '-';

/**
 * Names an object in an address: `Pod/shop-prod/api-x2x7k`, with `-` for no namespace.
 *
 * @public
 */
export function formatObjectPath(object: ObjectName): string {
  return [object.kind, object.namespace ?? NO_NAMESPACE, object.name].join('/');
}

/**
 * Reads what {@link formatObjectPath} wrote; undefined when it is nothing of the kind.
 *
 * @public
 */
export function parseObjectPath(
  path: string | null | undefined,
): ObjectName | undefined {
  const parts = (path ?? '').split('/');
  if (parts.length !== 3 || parts.some(part => part === '')) {
    return undefined;
  }
  const [kind, namespace, name] = parts;
  return namespace === NO_NAMESPACE
    ? { kind, name }
    : { kind, namespace, name };
}
