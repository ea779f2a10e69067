import type { Application } from '@flightdeck/plugin-environments-common';

/** How an application keeps up with Git, in words. */
export function automationWords({
  enabled,
  prune,
  selfHeal,
}: Application['automation']): string {
  if (!enabled) {
    return 'By hand only';
  }
  const also = [
    prune && 'deletes what left Git',
    selfHeal && 'reverts changes made in the cluster',
  ].filter(word => word !== false);
  return also.length === 0 ? 'Automatic' : `Automatic; ${also.join(' and ')}`;
}
