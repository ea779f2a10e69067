import type { ContainerStatus, Pod } from '../../kubernetes';
import { logsCommand } from '../advice';
import { findContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { endWords } from '../lastRun';
import { isOfJob, isReady } from '../pods';
import { isOlderThan } from '../time';

/** The end of the run before, where it was an error and not for want of memory. */
function crashOf({ lastState }: ContainerStatus) {
  const end = lastState?.terminated;
  return end?.exitCode && end.reason !== 'OOMKilled' ? end : undefined;
}

export const podRecentCrash = createObjectRule('Pod', {
  id: 'pod.recent-crash',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: { windowSeconds: 900 },
  concerns: (pod: Pod) =>
    isReady(pod) &&
    !isOfJob(pod) &&
    findContainer(pod, status => crashOf(status) !== undefined, 'lasting') !==
      undefined,
  judge(pod, { now, thresholds }) {
    const container = findContainer(
      pod,
      status =>
        isOlderThan(
          crashOf(status)?.finishedAt,
          thresholds.windowSeconds,
          now,
        ) === false,
      'lasting',
    );
    const crash = container && crashOf(container.status);
    if (!container || !crash) {
      return undefined;
    }
    const { name, restartCount } = container.status;
    return {
      severity: 'warning',
      reason: 'RecentCrash',
      says: {
        one: `has crashed and runs again: container ${name}, exit code ${crash.exitCode}`,
        many: `have crashed and run again: container ${name}, exit code ${crash.exitCode}`,
      },
      remediation: [
        `Read what the container wrote before it ended: ${logsCommand(
          pod,
          name,
          { previous: true },
        )}.`,
      ],
      evidence: [
        {
          path: `${container.path}.lastState.terminated`,
          value: endWords(crash),
        },
        { path: `${container.path}.restartCount`, value: String(restartCount) },
      ],
      began: crash.finishedAt,
    };
  },
});
