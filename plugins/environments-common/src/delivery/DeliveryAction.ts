import { z } from 'zod';

/**
 * Everything that Flightdeck does to an environment on behalf of a person.
 *
 * @public
 */
export const deliveryActionSchema = z.enum([
  'sync',
  'refresh',
  'rollback',
  'terminate',
  'restart',
  'scale',
  'pause',
  'resume',
  'promote',
  'revert',
  'maintenance',
]);

/** @public */
export type DeliveryAction = z.infer<typeof deliveryActionSchema>;

/**
 * The verb of each action, as in "You are not allowed to roll back shop-prod".
 *
 * @public
 */
export const ACTION_VERBS: Readonly<Record<DeliveryAction, string>> = {
  sync: 'sync',
  refresh: 'refresh',
  rollback: 'roll back',
  terminate: 'end the operation of',
  restart: 'restart a workload of',
  scale: 'scale a workload of',
  pause: 'pause the automation of',
  resume: 'resume the automation of',
  promote: 'promote a release to',
  revert: 'revert in Git a release of',
  maintenance: 'switch the maintenance mode of',
};

/**
 * The name of each action, as a button or a table shows it.
 *
 * @public
 */
export const ACTION_TITLES: Readonly<Record<DeliveryAction, string>> = {
  sync: 'Sync',
  refresh: 'Refresh',
  rollback: 'Rollback',
  terminate: 'Terminate',
  restart: 'Restart',
  scale: 'Scale',
  pause: 'Pause automation',
  resume: 'Resume automation',
  promote: 'Promote',
  revert: 'Revert in Git',
  maintenance: 'Maintenance',
};
