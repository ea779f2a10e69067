import type {
  ApplicationChange,
  OrderOf,
} from '@flightdeck/plugin-environments-common';
import { compareApplication } from '../application/describeChange';
import type { ApplicationActionOptions } from '../application/ApplicationActionOptions';
import { deployedRevisions } from './deployedRevisions';
import type { Follower } from './findFollowers';

export type GitOrder = OrderOf<'promote'> | OrderOf<'revert'>;

/**
 * What Git already holds and is not deployed: it goes along. What the commit itself changes cannot
 * be compared before it is there.
 */
export async function describePending(
  { application }: Follower,
  options: Pick<ApplicationActionOptions, 'engines' | 'logger'> & {
    signal: AbortSignal;
  },
): Promise<ApplicationChange> {
  const { engine, instance, name, namespace, sync } = application;
  const comparison =
    sync.status === 'Synced'
      ? { resources: [], hooks: [] }
      : await compareApplication(application, { prune: false }, options);
  return {
    instance,
    namespace,
    name,
    from: deployedRevisions(application),
    to: [],
    ...comparison,
    incomplete:
      comparison.resources.length > 0
        ? `What is listed is in Git already, not deployed yet, and goes along. What the commit changes, ${engine} can compare only when it is there.`
        : `What the commit changes, ${engine} can compare only when it is there.`,
  };
}
