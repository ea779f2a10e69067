import type { ContainerStatus, Pod } from '../../kubernetes';
import { afterTheFix, logsCommand } from '../advice';
import { findContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { durationWords } from '../durations';
import { endWords, secondsOfLastRun } from '../lastRun';
import { isFinished, isOfJob } from '../pods';
import { isOlderThan } from '../time';

export const podRestarts = createObjectRule('Pod', {
  id: 'pod.restarts',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: { maxRestarts: 3, windowSeconds: 3600 },
  concerns: (pod: Pod) =>
    !isFinished(pod) &&
    !isOfJob(pod) &&
    findContainer(
      pod,
      ({ restartCount, lastState }) =>
        restartCount > 0 && lastState?.terminated !== undefined,
      'lasting',
    ) !== undefined,
  judge(pod, { index, now, thresholds }) {
    const { maxRestarts, windowSeconds } = thresholds;
    const isRecent = (time: string | undefined) =>
      isOlderThan(time, windowSeconds, now) === false;
    // The API counts restarts over the life of a Pod, and tells the times of the last run only.
    const isOften = (status: ContainerStatus) =>
      (secondsOfLastRun(status) ?? Infinity) < windowSeconds ||
      isRecent(pod.status.startTime);
    const container = findContainer(
      pod,
      status =>
        status.restartCount > maxRestarts &&
        isRecent(status.lastState?.terminated?.finishedAt) &&
        isOften(status),
      'lasting',
    );
    if (!container) {
      return undefined;
    }
    const { name, restartCount, lastState } = container.status;
    const seconds = secondsOfLastRun(container.status);
    const lasted =
      seconds === undefined
        ? ''
        : `, and its last run took ${durationWords(seconds)}`;
    return {
      severity: 'warning',
      reason: 'RestartingOften',
      says: {
        one: `restarts often: container ${name} was restarted ${restartCount} times${lasted}`,
        many: `restart often: container ${name} was restarted more than ${maxRestarts} times in each`,
      },
      alike: name,
      remediation: [
        `Read what the container wrote before it ended: ${logsCommand(
          pod,
          name,
          { previous: true },
        )}.`,
        'Check its probes, its memory limit and the environment variables that it starts with.',
        ...afterTheFix(pod, index),
      ],
      evidence: [
        { path: `${container.path}.restartCount`, value: String(restartCount) },
        {
          path: `${container.path}.lastState.terminated`,
          value: endWords(lastState?.terminated ?? {}),
        },
      ],
    };
  },
});
