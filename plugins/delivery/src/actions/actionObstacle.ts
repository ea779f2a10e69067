import type {
  DeliveryAction,
  DeliveryStatus,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import {
  rightObstacle,
  type ActionObstacle,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { ACTION_NOUNS } from './actionWords';

/** What needs no application of a delivery engine. */
const WITHOUT_ENGINE: readonly DeliveryAction[] = [
  'restart',
  'scale',
  'promote',
  'maintenance',
];

/**
 * Says why an action cannot be ordered now; undefined when nothing stands in the way. Windows and
 * holds do not: the preview tells of them, as some may go ahead in spite of them.
 */
export function actionObstacle(
  action: DeliveryAction,
  snapshot: EnvironmentSnapshot,
  live: Pick<Live<DeliveryStatus>, 'data' | 'error'>,
): ActionObstacle | undefined {
  const denied = rightObstacle(action, live);
  if (denied || !live.data) {
    return denied;
  }
  const reason =
    (WITHOUT_ENGINE.includes(action) ? undefined : engineObstacle(snapshot)) ??
    busyObstacle(action, snapshot, live.data) ??
    stateObstacle(action, snapshot, live.data);
  return reason === undefined ? undefined : { reason };
}

function engineObstacle({
  applications,
  environment,
  sources,
}: EnvironmentSnapshot): string | undefined {
  if (applications === undefined) {
    const troubled = sources.find(
      source => source.kind === 'argocd' && source.state !== 'ok',
    );
    return `Nothing is known of the applications of this environment. ${
      troubled ? `${troubled.id}: ${troubled.message}` : ''
    }`.trim();
  }
  if (applications.length > 0) {
    return undefined;
  }
  return environment.problems.length > 0
    ? 'No application of this environment can be acted on; some of its annotations cannot be used, as said above.'
    : 'No application delivers this environment; annotate its entity with argocd/app-name.';
}

function busyObstacle(
  action: DeliveryAction,
  { applications = [] }: EnvironmentSnapshot,
  { running }: DeliveryStatus,
): string | undefined {
  const busy = applications.find(each => each.operationInProgress);
  if (action === 'terminate') {
    return busy || running ? undefined : 'No operation is running.';
  }
  if (running) {
    return `A ${
      ACTION_NOUNS[running.action]
    } is running; wait until it has ended.`;
  }
  return busy && !WITHOUT_ENGINE.includes(action)
    ? `An operation is running on ${busy.name}; wait until it has ended.`
    : undefined;
}

function stateObstacle(
  action: DeliveryAction,
  { applications = [], environment }: EnvironmentSnapshot,
  { hold }: DeliveryStatus,
): string | undefined {
  switch (action) {
    case 'rollback':
    case 'revert':
      return applications.every(({ history }) => history.length < 2)
        ? 'The delivery engine remembers no former deployment.'
        : undefined;
    case 'pause':
      if (hold) {
        return 'The environment is held already.';
      }
      return applications.some(({ automation }) => automation.enabled)
        ? undefined
        : 'No application of this environment syncs by itself.';
    case 'resume':
      return hold ? undefined : 'The environment is not held.';
    case 'promote':
      return environment.promotesFrom
        ? undefined
        : 'No stage comes before this one.';
    default:
      return undefined;
  }
}
