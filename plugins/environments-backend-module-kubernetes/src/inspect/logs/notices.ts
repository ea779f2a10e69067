import {
  LOG_LIMITS,
  type LogEntry,
  type LogRequest,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import type { ClusterError } from '../../client/ClusterError';
import { explainRefusal } from '../refusals';
import { phaseOf } from './containersOf';
import type { LogTarget } from './LogSession';

type Notice = Extract<LogEntry, { type: 'notice' }>;

export function notice(
  message: string,
  about: Partial<LogTarget> = {},
): Notice {
  return { type: 'notice', ...about, message };
}

/** The right to read logs, as far as a sentence about it needs it. */
export function logRight(cluster: string, { namespace }: LogRequest) {
  return { cluster, verb: 'get', resource: 'pods/log', namespace } as const;
}

export function notStarted(
  target: LogTarget,
  reason: string | undefined,
): Notice {
  const why = reason ? `: ${reason}` : '';
  return notice(
    `Container ${target.container} of Pod ${target.pod} has not started${why}.`,
    target,
  );
}

/** Why the log of a container cannot be read, while others can. */
export function explainUnreadable(
  target: LogTarget,
  error: ClusterError,
  context: { cluster: string; request: LogRequest; pod: Pod | undefined },
): Notice {
  const { cluster, request, pod } = context;
  const { container } = target;
  const name = `Container ${container} of Pod ${target.pod}`;
  switch (error.status) {
    case 404:
      return notice(`Pod ${target.pod} is gone.`, target);
    case 400: {
      if (request.previous) {
        return notice(`${name} has not run before.`, target);
      }
      const phase = pod && phaseOf(pod, container);
      return notStarted(
        target,
        phase?.is === 'waiting' ? phase.reason : undefined,
      );
    }
    default:
      return notice(
        `The log of container ${container} of Pod ${
          target.pod
        } cannot be read. ${explainRefusal(error, logRight(cluster, request))}`,
        target,
      );
  }
}

/** What is told of Pods before their logs. */
export function describePods(
  { kind, name, follow, previous }: LogRequest,
  pods: readonly Pod[],
): Notice[] {
  if (pods.length === 0) {
    const then = follow && !previous ? ' New ones will be followed.' : '';
    return [notice(`${kind} ${name} has no Pods now.${then}`)];
  }
  const more = pods.length - LOG_LIMITS.pods;
  return more > 0
    ? [
        notice(
          `${kind} ${name} has ${pods.length} Pods. The newest ${LOG_LIMITS.pods} are read.`,
        ),
      ]
    : [];
}

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1_048_576)} MiB`;
}
