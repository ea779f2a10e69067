import type { WorkloadProgress } from '@flightdeck/plugin-environments-node';
import type { LiveWorkload } from './liveWorkload';
import { failed, running, succeeded } from './progress';
import { wantedPods } from './replacement';

/** How far a Rollout has come: what the plugin of Argo Rollouts would say. */
export function judgeRollout(
  what: string,
  live: LiveWorkload,
): WorkloadProgress {
  const { spec, status } = live;
  const wanted = wantedPods('Rollout', live);
  const { availableReplicas = 0, restartedAt, conditions } = status;
  const available = `${availableReplicas} of ${wanted} Pods are available`;
  if (spec.restartAt && !isSameTime(spec.restartAt, restartedAt)) {
    return running(`${what} is being restarted: ${available}.`);
  }
  switch (status.phase) {
    case 'Healthy':
      return succeeded(`${what} is healthy: ${available}.`);
    case 'Degraded': {
      const reason = conditions.find(
        ({ type, status: holds }) =>
          type === 'Progressing' && holds === 'False',
      )?.reason;
      return failed(
        `${what} is degraded${reason ? ` (${reason})` : ''}: ${available}.`,
      );
    }
    case 'Paused':
      return availableReplicas < wanted
        ? running(`${what} is paused: ${available}.`)
        : succeeded(
            `${what} has ${wanted} available Pods and is paused: it goes on when somebody promotes it.`,
          );
    default:
      return running(`${what}: ${available}.`);
  }
}

function isSameTime(wanted: string, told: string | undefined): boolean {
  return told !== undefined && Date.parse(wanted) === Date.parse(told);
}
