import type { ContainerStatus } from '../../kubernetes';
import { findContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { isMadeGood } from '../jobs';
import { isOlderThan } from '../time';

/** The end of a container for want of memory: `now` when it is not running since. */
function oomKill({ state, lastState }: ContainerStatus) {
  if (state?.terminated?.reason === 'OOMKilled') {
    return { at: state.terminated.finishedAt, now: true, path: 'state' };
  }
  return lastState?.terminated?.reason === 'OOMKilled'
    ? {
        at: lastState.terminated.finishedAt,
        now: state?.running === undefined,
        path: 'lastState',
      }
    : undefined;
}

export const podOomKilled = createObjectRule('Pod', {
  id: 'pod.oom-killed',
  holdSeconds: 0,
  thresholds: { windowSeconds: 3600, criticalRestarts: 2 },
  concerns: pod =>
    findContainer(pod, status => oomKill(status) !== undefined) !== undefined,
  judge(pod, { index, now, thresholds }) {
    const isRecent = (time: string | undefined) =>
      isOlderThan(time, thresholds.windowSeconds, now) === false;
    const container = findContainer(pod, status => {
      const kill = oomKill(status);
      return kill !== undefined && isRecent(kill.at);
    });
    const kill = container && oomKill(container.status);
    if (!container || !kill || isMadeGood(pod, index)) {
      return undefined;
    }
    const { name, restartCount } = container.status;
    // The API tells of the last end only: every restart of a young Pod lies within the window.
    const isRepeated =
      restartCount >= thresholds.criticalRestarts &&
      isRecent(pod.status.startTime);
    const limit = container.spec?.resources?.limits.memory;
    const atLimit = limit ? ` at its limit of ${limit}` : '';
    return {
      severity: kill.now || isRepeated ? 'critical' : 'warning',
      reason: 'OOMKilled',
      says: {
        one: `ran out of memory: container ${name} was killed${atLimit}`,
        many: `ran out of memory: container ${name} was killed${atLimit}`,
      },
      remediation: [
        `Compare what it uses with its limit: \`kubectl top pod ${pod.metadata.name} -n ${pod.metadata.namespace} --containers\`.`,
        limit
          ? `Raise resources.limits.memory of container ${name} above ${limit} in Git and sync, or mend the leak.`
          : `Container ${name} has no memory limit: set requests and a limit, or mend the leak.`,
      ],
      evidence: [
        {
          path: `${container.path}.${kill.path}.terminated.reason`,
          value: 'OOMKilled',
        },
        {
          path: `${container.path}.${kill.path}.terminated.finishedAt`,
          value: kill.at ?? '',
        },
        { path: `${container.path}.restartCount`, value: String(restartCount) },
      ],
      began: kill.at,
    };
  },
});
