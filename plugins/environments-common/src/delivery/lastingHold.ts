import {
  lastingHoldStateSchema,
  type Hold,
  type LastingHoldState,
} from './Hold';

/** How the hold stands that keeps an environment; one that is broken before any other. */
export function lastingHold(
  holds: readonly Pick<Hold, 'state'>[] = [],
): LastingHoldState | undefined {
  return [...lastingHoldStateSchema.options]
    .reverse()
    .find(state => holds.some(hold => hold.state === state));
}
