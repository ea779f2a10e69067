import { usePermission } from '@backstage/plugin-permission-react';
import {
  environmentSyncPermission,
  type EnvironmentSnapshot,
  type Operation,
} from '@flightdeck/plugin-environments-common';

/** Why an environment cannot be synced now. */
export interface SyncObstacle {
  /** A sentence. */
  reason: string;
  /** Entity ref of who can do it instead. */
  whoCan?: string;
}

/** Says why the user cannot sync an environment now; undefined when nothing stands in the way. */
export function useSyncObstacle(
  snapshot: EnvironmentSnapshot,
  latest: Operation | undefined,
): SyncObstacle | undefined {
  const { ref, owner } = snapshot.environment;
  const permission = usePermission({
    permission: environmentSyncPermission,
    resourceRef: ref,
  });

  if (permission.loading) {
    return { reason: 'Checking whether you may sync this environment.' };
  }
  if (permission.error) {
    return {
      reason: `Cannot tell whether you may sync this environment: ${permission.error.message}`,
    };
  }
  if (!permission.allowed) {
    return owner
      ? {
          reason: 'You may not sync this environment. Its owner can:',
          whoCan: owner,
        }
      : {
          reason:
            'You may not sync this environment, and it has no owner who could.',
        };
  }
  return stateObstacle(snapshot, latest);
}

function stateObstacle(
  { applications, environment, sources }: EnvironmentSnapshot,
  latest: Operation | undefined,
): SyncObstacle | undefined {
  if (applications === undefined) {
    const troubled = sources.find(
      source => source.kind === 'argocd' && source.state !== 'ok',
    );
    return {
      reason: `Nothing is known of the applications of this environment. ${
        troubled ? `${troubled.id}: ${troubled.message}` : ''
      }`.trim(),
    };
  }
  if (applications.length === 0) {
    return {
      reason:
        environment.problems.length > 0
          ? 'No application of this environment can be synced; some of its annotations cannot be used, as said above.'
          : 'No application delivers this environment; annotate its entity with argocd/app-name.',
    };
  }
  if (latest?.state === 'running') {
    return { reason: 'A sync is running; wait until it has ended.' };
  }
  const busy = applications.find(each => each.operationInProgress);
  return busy
    ? {
        reason: `An operation is running on ${busy.name}; wait until it has ended.`,
      }
    : undefined;
}
