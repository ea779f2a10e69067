import { afterTheFix, logsCommand } from '../advice';
import { findWaiting, waitingEvidence } from '../containers';
import { createObjectRule } from '../createRule';

const REASONS = new Set(['CrashLoopBackOff']);

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
  thresholds: {},
  judge(pod, { index }) {
    const container = findWaiting(pod, REASONS, 'lasting');
    if (!container) {
      return undefined;
    }
    const { name, lastState, restartCount } = container.status;
    const { exitCode, reason, finishedAt } = lastState?.terminated ?? {};
    const exit =
      exitCode === undefined
        ? ''
        : `, exit code ${exitCode}${reason ? ` (${reason})` : ''}`;
    return {
      severity: 'critical',
      reason: 'CrashLoopBackOff',
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
        ...waitingEvidence(container),
        { path: `${container.path}.restartCount`, value: String(restartCount) },
        ...(exitCode === undefined
          ? []
          : [
              {
                path: `${container.path}.lastState.terminated`,
                value: [`exit code ${exitCode}`, reason, finishedAt]
                  .filter(Boolean)
                  .join(', '),
              },
            ]),
      ],
    };
  },
});
