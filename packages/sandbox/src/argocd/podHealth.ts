import type { KubeObject } from '../kubernetes/Cluster';
import { fieldAt, isJsonObject } from '../kubernetes/json';
import type { ResourceHealth } from './ResourceHealth';

function containerStatuses(pod: KubeObject) {
  const list = fieldAt(pod, 'status', 'containerStatuses');
  return (Array.isArray(list) ? list : []).filter(isJsonObject);
}

/** Waiting containers that Argo CD counts as failed. It does not look at init containers. */
function failedWaiting(pod: KubeObject): ResourceHealth | undefined {
  for (const status of containerStatuses(pod)) {
    const reason = fieldAt(status, 'state', 'waiting', 'reason');
    if (
      typeof reason === 'string' &&
      (/^Err/.test(reason) || /(Error|BackOff)$/.test(reason))
    ) {
      const message = fieldAt(status, 'state', 'waiting', 'message');
      return {
        status: 'Degraded',
        message: typeof message === 'string' ? message : reason,
      };
    }
  }
  return undefined;
}

function runningHealth(pod: KubeObject, alwaysRestarts: boolean): string {
  if (!alwaysRestarts) {
    return 'Progressing';
  }
  const conditions = fieldAt(pod, 'status', 'conditions');
  const ready = (Array.isArray(conditions) ? conditions : []).some(
    condition =>
      fieldAt(condition, 'type') === 'Ready' &&
      fieldAt(condition, 'status') === 'True',
  );
  if (ready) {
    return 'Healthy';
  }
  return containerStatuses(pod).some(status =>
    isJsonObject(fieldAt(status, 'lastState', 'terminated')),
  )
    ? 'Degraded'
    : 'Progressing';
}

export function podHealth(pod: KubeObject): ResourceHealth {
  const policy = fieldAt(pod, 'spec', 'restartPolicy') ?? 'Always';
  const alwaysRestarts = policy === 'Always';
  const waiting = alwaysRestarts ? failedWaiting(pod) : undefined;
  if (waiting) {
    return waiting;
  }
  switch (fieldAt(pod, 'status', 'phase')) {
    case 'Pending':
      return { status: 'Progressing' };
    case 'Succeeded':
      return { status: 'Healthy' };
    case 'Failed':
      return { status: 'Degraded' };
    case 'Running':
      return { status: runningHealth(pod, alwaysRestarts) };
    default:
      return { status: 'Unknown' };
  }
}
