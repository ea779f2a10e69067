import type { ContainerStatus, Pod } from '../../kubernetes';
import { afterTheFix, logsCommand } from '../advice';
import {
  findContainer,
  type SeenContainer,
  waitingEvidence,
} from '../containers';
import { createObjectRule } from '../createRule';
import { endWords, secondsOfLastRun } from '../lastRun';
import { isFinished } from '../pods';
import { isOlderThan } from '../time';

const REASON = 'CrashLoopBackOff';

function isWaiting({ state }: ContainerStatus): boolean {
  return state?.waiting?.reason === REASON;
}

// After so long a run the kubelet begins to count anew.
const LONG_RUN_SECONDS = 600;

/** Between the crashes of a loop the container runs for moments, or has ended a moment ago. */
function isTryingAgain(status: ContainerStatus): boolean {
  const { restartCount, state, lastState } = status;
  return (
    restartCount >= 2 &&
    (lastState?.terminated?.exitCode ?? 0) !== 0 &&
    (secondsOfLastRun(status) ?? Infinity) < LONG_RUN_SECONDS &&
    (state?.running !== undefined || (state?.terminated?.exitCode ?? 0) !== 0)
  );
}

function crashingContainer(
  pod: Pod,
  isCrashing: (status: ContainerStatus) => boolean,
): SeenContainer | undefined {
  return (
    findContainer(pod, isWaiting, 'lasting') ??
    findContainer(pod, isCrashing, 'lasting')
  );
}

/** What the exit code of a container tells of its end. */
function exitAdvice(exitCode: number | undefined): string[] {
  switch (exitCode) {
    case 0:
      return [
        'The process ends by itself without an error: a container of a workload must keep running.',
      ];
    case 126:
    case 127:
      return ['Check the command of the container: it cannot be run.'];
    case 137:
      return [
        'The process was killed: compare its memory limit with what it uses, and check its liveness probe.',
      ];
    case 139:
      return ['The process crashed with a segmentation fault.'];
    default:
      return [];
  }
}

export const podCrashLoop = createObjectRule('Pod', {
  id: 'pod.crash-loop',
  isSymptom: true,
  holdSeconds: 0,
  // A container that has run for so long since its last crash is out of the loop.
  thresholds: { steadySeconds: 60 },
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    !isFinished(pod) &&
    crashingContainer(pod, isTryingAgain) !== undefined,
  judge(pod, context) {
    const { index, thresholds } = context;
    const container = crashingContainer(
      pod,
      status =>
        isTryingAgain(status) &&
        (status.state?.running === undefined ||
          isOlderThan(
            status.state.running.startedAt,
            thresholds.steadySeconds,
            context.now,
          ) === false),
    );
    if (!container) {
      return undefined;
    }
    const { name, state, lastState, restartCount } = container.status;
    const { exitCode, reason, finishedAt } =
      state?.terminated ?? lastState?.terminated ?? {};
    const exit =
      exitCode === undefined
        ? ''
        : `, exit code ${exitCode}${reason ? ` (${reason})` : ''}`;
    return {
      severity: 'critical',
      reason: REASON,
      says: {
        one: `keeps crashing: container ${name}${exit}`,
        many: `keep crashing: container ${name}${exit}`,
      },
      remediation: [
        `Read what the container wrote before it ended: ${logsCommand(
          pod,
          name,
          { previous: true },
        )}.`,
        ...exitAdvice(exitCode),
        'Check the environment variables and the configuration that it starts with.',
        ...afterTheFix(pod, index),
      ],
      evidence: [
        ...(isWaiting(container.status) ? waitingEvidence(container) : []),
        { path: `${container.path}.restartCount`, value: String(restartCount) },
        ...(exitCode === undefined
          ? []
          : [
              {
                path: `${container.path}.${
                  state?.terminated ? 'state' : 'lastState'
                }.terminated`,
                value: endWords({ exitCode, reason, finishedAt }),
              },
            ]),
      ],
    };
  },
});
