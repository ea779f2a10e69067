import type { ContainerStatus, Pod } from '../../kubernetes';
import { afterTheFix, logsCommand } from '../advice';
import { findContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { isFinished, isOfJob } from '../pods';

// Other rules say more of these, for init containers too.
const JUDGED_ELSEWHERE =
  /^(ImagePullBackOff|ErrImage.*|ImageInspectError|CreateContainer(Config)?Error|RunContainerError|P(re|ost)\w+HookError)$/;

function trouble({ state }: ContainerStatus) {
  const { waiting, terminated } = state ?? {};
  if (waiting?.reason && /(BackOff|Error)$/.test(waiting.reason)) {
    return JUDGED_ELSEWHERE.test(waiting.reason) ? undefined : waiting.reason;
  }
  return terminated?.exitCode ? terminated.reason ?? 'Error' : undefined;
}

function troubledContainer(pod: Pod) {
  return findContainer(pod, status => trouble(status) !== undefined, 'init');
}

/** `2 of 3`: which of the init containers it is. */
function position(pod: Pod, name: string): string {
  const names = pod.spec.initContainers.map(container => container.name);
  const index = names.indexOf(name);
  return index < 0 ? '' : ` (${index + 1} of ${names.length})`;
}

export const podInitStuck = createObjectRule('Pod', {
  id: 'pod.init-stuck',
  isSymptom: true,
  holdSeconds: 0,
  thresholds: {},
  // A Pod that has ended is another rule's.
  concerns: pod =>
    pod.metadata.deletionTimestamp === undefined &&
    !isFinished(pod) &&
    !isOfJob(pod) &&
    troubledContainer(pod) !== undefined,
  judge(pod, { index }) {
    const container = troubledContainer(pod);
    if (!container) {
      return undefined;
    }
    const { name, state, lastState } = container.status;
    const reason = trouble(container.status) ?? 'Error';
    const exitCode =
      state?.terminated?.exitCode ?? lastState?.terminated?.exitCode;
    const exit = exitCode === undefined ? '' : `, exit code ${exitCode}`;
    return {
      severity: 'critical',
      reason: `Init:${reason}`,
      says: `cannot start: init container ${name}${position(
        pod,
        name,
      )} fails${exit}`,
      // The kubelet swings between the end and the wait for the next try.
      alike: name,
      remediation: [
        `Read what it wrote: ${logsCommand(pod, name, {
          previous: state?.terminated === undefined,
        })}.`,
        'Check what it waits for: a database, a migration, a volume.',
        ...afterTheFix(pod, index),
      ],
      evidence: [
        {
          path: `${container.path}.state.${
            state?.terminated ? 'terminated' : 'waiting'
          }.reason`,
          value: reason,
        },
        ...(exitCode === undefined
          ? []
          : [{ path: `${container.path} exit code`, value: String(exitCode) }]),
      ],
    };
  },
});
