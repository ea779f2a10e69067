import type { DeliveryAction } from '@flightdeck/plugin-environments-common';

/** The title of the dialog of each action, before the name of the environment. */
export const DIALOG_TITLES: Readonly<Record<DeliveryAction, string>> = {
  sync: 'Sync',
  refresh: 'Refresh',
  rollback: 'Roll back',
  terminate: 'Terminate the operation of',
  restart: 'Restart a workload of',
  scale: 'Scale a workload of',
  pause: 'Pause the automation of',
  resume: 'Resume the automation of',
  promote: 'Promote to',
  revert: 'Revert in Git for',
  maintenance: 'Maintenance of',
};

/** The word of each action in its buttons and in sentences: "Confirm sync", "A sync is running". */
export const ACTION_NOUNS: Readonly<Record<DeliveryAction, string>> = {
  sync: 'sync',
  refresh: 'refresh',
  rollback: 'rollback',
  terminate: 'termination',
  restart: 'restart',
  scale: 'scaling',
  pause: 'pause',
  resume: 'resumption',
  promote: 'promotion',
  revert: 'revert',
  maintenance: 'maintenance switch',
};
