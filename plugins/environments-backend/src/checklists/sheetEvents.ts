import type { Checklist } from '@flightdeck/plugin-environments-common';
import type { NewEvent } from './store/EventLog';
import type { Sheet } from './store/Sheet';

/** Why there is a sheet. */
export function whyOpened({
  round,
  standing,
}: Pick<Sheet, 'round' | 'standing'>): string {
  const what =
    standing === 'deployed'
      ? 'The release runs in the environment'
      : 'The release comes next';
  return round > 1 ? `${what} again.` : `${what}.`;
}

/** What is told of a sheet that comes to stand otherwise; undefined when that is nothing. */
export function toMoveEvent(
  before: Sheet['standing'],
  after: Sheet['standing'],
  kept: Checklist | undefined,
): Pick<NewEvent, 'action' | 'reason'> | undefined {
  if (before === after) {
    return undefined;
  }
  switch (after) {
    case 'open':
      return { action: 'opened', reason: 'The release comes next again.' };
    case 'stale':
      return {
        action: 'became-stale',
        reason: 'Another release took its place before it was deployed.',
      };
    case 'deployed':
      return { action: 'deployed', reason: kept?.verdict.sentence };
    default:
      return undefined;
  }
}
