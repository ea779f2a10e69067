import type { EnvironmentScope } from '../scope/EnvironmentScope';
import { namespaceAlternation } from './escape';

const PLACEHOLDER = /=~\s*(["'`])\$namespaces\1/g;

/**
 * The query of an indicator for these namespaces. Environments with the same scope have the same
 * one.
 *
 * @throws InputError when the namespaces cannot be used
 */
export function expressionOf(query: string, scope: EnvironmentScope): string {
  const matcher = `=~"${namespaceAlternation(scope.namespaces)}"`;
  const { cluster } = scope;
  // Stands within the braces of a selector, so another matcher may follow.
  const matchers = cluster
    ? `${matcher},${cluster.label}=${JSON.stringify(cluster.value)}`
    : matcher;
  return query.replace(PLACEHOLDER, () => matchers);
}
