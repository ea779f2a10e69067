import type { ApplicationRef } from '@flightdeck/plugin-environments-common';

/**
 * Says that an application is not there. Argo CD does not tell what is missing from what the
 * account may not see.
 */
export function describeMissing(
  instance: string,
  { namespace, name }: ApplicationRef,
  unreadable = 0,
): string {
  const where = namespace === undefined ? '' : ` in namespace '${namespace}'`;
  const doubt =
    unreadable === 0
      ? ''
      : ` ${unreadable} of its applications could not be read.`;
  return `Argo CD '${instance}' has no application '${name}'${where}, or we may not see it.${doubt}`;
}
