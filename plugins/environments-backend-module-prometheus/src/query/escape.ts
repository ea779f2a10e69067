import { InputError } from '@backstage/errors';
import { isNamespaceName } from '@flightdeck/plugin-environments-common';

/**
 * A regular expression that matches exactly these namespaces, for the inside of a quoted matcher.
 * Names of namespaces contain nothing that means anything to a regular expression or to a string.
 *
 * @throws InputError when there is none, or one that cannot be a namespace
 */
export function namespaceAlternation(namespaces: readonly string[]): string {
  if (namespaces.length === 0) {
    throw new InputError('The environment has no namespaces to ask for.');
  }
  const unusable = namespaces.find(name => !isNamespaceName(name));
  if (unusable !== undefined) {
    throw new InputError(
      `${JSON.stringify(unusable)} cannot be the name of a namespace.`,
    );
  }
  return [...new Set(namespaces)].sort().join('|');
}
