import {
  ACTION_TITLES,
  type DeliveryStatus,
  type EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import type { ActionTarget } from '@flightdeck/plugin-environments-react';

/** An action of the menu. */
export interface MenuEntry {
  title: string;
  /** A few words on what it does. */
  description: string;
  target: ActionTarget;
}

/**
 * What the menu of an environment offers beside sync and refresh: what the portal can do, and of two
 * opposites the other.
 */
export function menuEntries(
  snapshot: EnvironmentSnapshot,
  status: DeliveryStatus | undefined,
): MenuEntry[] {
  return allEntries(snapshot, status).filter(
    ({ target }) =>
      !status || status.rights.some(({ action }) => action === target.action),
  );
}

function allEntries(
  { environment }: EnvironmentSnapshot,
  status: DeliveryStatus | undefined,
): MenuEntry[] {
  const from = environment.promotesFrom?.split('/').pop();
  return [
    {
      title: 'Hard refresh',
      description: 'Compares with Git past the cache of manifests.',
      target: { action: 'refresh', hard: true },
    },
    {
      title: `${ACTION_TITLES.rollback}…`,
      description: 'Back to a former deployment, and holds it there.',
      target: { action: 'rollback' },
    },
    {
      title: `${ACTION_TITLES.revert}…`,
      description: 'Gives Git the state of a former deployment again.',
      target: { action: 'revert' },
    },
    {
      title: from ? `Promote here from ${from}` : 'Promote here',
      description: 'Takes over the release of the stage before, by way of Git.',
      target: { action: 'promote' },
    },
    {
      title: ACTION_TITLES.terminate,
      description: 'Ends the operation that runs.',
      target: { action: 'terminate' },
    },
    status?.hold
      ? {
          title: ACTION_TITLES.resume,
          description: 'Ends the hold, and brings the automation back.',
          target: { action: 'resume' },
        }
      : {
          title: `${ACTION_TITLES.pause}…`,
          description: 'Keeps the applications from syncing by themselves.',
          target: { action: 'pause' },
        },
    status?.maintenance
      ? {
          title: 'End maintenance',
          description: 'Trouble is counted again.',
          target: { action: 'maintenance' },
        }
      : {
          title: 'Start maintenance…',
          description: 'Says that people work here; trouble is not counted.',
          target: { action: 'maintenance' },
        },
  ];
}
