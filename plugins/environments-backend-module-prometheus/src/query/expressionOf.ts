import { namespaceAlternation } from './escape';

/**
 * The query of an indicator for these namespaces. Environments with the same namespaces have the
 * same one.
 *
 * @throws InputError when the namespaces cannot be used
 */
export function expressionOf(
  query: string,
  namespaces: readonly string[],
): string {
  return query.replaceAll('$namespaces', namespaceAlternation(namespaces));
}
