import type { ContainerStatus, KubernetesEvent, Pod } from '../../kubernetes';
import { describeCommand, logsCommand } from '../advice';
import { findContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { eventTime } from '../events';
import { isFinished } from '../pods';
import { parseTime } from '../time';

function endOf({ state, lastState }: ContainerStatus) {
  return state?.terminated ?? lastState?.terminated;
}

/** The kubelet names the container, and which of its probes failed. */
function killedContainer({ reason, message }: KubernetesEvent) {
  return reason === 'Killing'
    ? /container (\S+) failed liveness probe/i.exec(message ?? '')?.[1]
    : undefined;
}

export const podLivenessKilled = createObjectRule('Pod', {
  id: 'pod.liveness-killed',
  alsoNeeds: ['Event'],
  holdSeconds: 0,
  thresholds: { windowSeconds: 900 },
  concerns: (pod: Pod) =>
    !isFinished(pod) &&
    findContainer(pod, status => endOf(status) !== undefined, 'lasting') !==
      undefined,
  judge(pod, { index, now, thresholds }) {
    const oldest = now.getTime() - thresholds.windowSeconds * 1000;
    const kill = index
      .eventsOf(pod.metadata.uid)
      .find(
        event =>
          killedContainer(event) !== undefined && eventTime(event) > oldest,
      );
    const name = kill && killedContainer(kill);
    const container =
      name &&
      findContainer(
        pod,
        status => status.name === name && endOf(status) !== undefined,
        'lasting',
      );
    if (!kill || !container) {
      return undefined;
    }
    // A run that began after the kill ended for a reason of its own.
    const began = parseTime(endOf(container.status)?.startedAt);
    if (began !== undefined && began > eventTime(kill)) {
      return undefined;
    }
    return {
      severity: 'warning',
      reason: 'LivenessKilled',
      says: {
        one: `was killed by its liveness probe: container ${name} did not answer it`,
        many: `were killed by their liveness probes: container ${name} did not answer it`,
      },
      remediation: [
        `Read what it wrote before: ${logsCommand(pod, name, {
          previous: true,
        })}.`,
        `Check the path, the port and the timeout of the liveness probe, and whether the process hangs or is only slow: ${describeCommand(
          'Pod',
          pod.metadata,
        )}.`,
      ],
      evidence: [
        { path: 'event.message', value: kill.message ?? '' },
        {
          path: `${container.path}.restartCount`,
          value: String(container.status.restartCount),
        },
      ],
    };
  },
});
