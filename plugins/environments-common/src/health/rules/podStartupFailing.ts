import type { ContainerStatus, KubernetesEvent, Pod } from '../../kubernetes';
import { describeCommand, logsCommand } from '../advice';
import { findContainer, type SeenContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { eventTime } from '../events';
import { isFinished } from '../pods';
import { parseTime } from '../time';

// The defaults of Kubernetes.
const PERIOD_SECONDS = 10;
const FAILURES = 3;

function hasNotStarted({ name, ready, started }: ContainerStatus, pod: Pod) {
  const spec = [...pod.spec.containers, ...pod.spec.initContainers].find(
    container => container.name === name,
  );
  return spec?.startupProbe !== undefined && !ready && started !== true;
}

/** When the startup probe of a running container must have answered, in milliseconds. */
function dueTime({ spec, status }: SeenContainer): number | undefined {
  const startedAt = parseTime(status.state?.running?.startedAt);
  const {
    initialDelaySeconds = 0,
    periodSeconds = PERIOD_SECONDS,
    failureThreshold = FAILURES,
  } = spec?.startupProbe ?? {};
  return startedAt === undefined
    ? undefined
    : startedAt +
        (initialDelaySeconds + periodSeconds * failureThreshold) * 1000;
}

/** Whether the kubelet says that the probe of a container was given up. */
function isGivenUp({ reason, message = '' }: KubernetesEvent, name: string) {
  return (
    reason === 'Killing' &&
    /container (\S+) failed startup probe/i.exec(message)?.[1] === name
  );
}

export const podStartupFailing = createObjectRule('Pod', {
  id: 'pod.startup-failing',
  isSymptom: true,
  holdSeconds: 60,
  thresholds: { windowSeconds: 900 },
  concerns: (pod: Pod) =>
    !isFinished(pod) &&
    pod.metadata.deletionTimestamp === undefined &&
    findContainer(pod, status => hasNotStarted(status, pod), 'lasting') !==
      undefined,
  judge(pod, { index, now, thresholds }) {
    const container = findContainer(
      pod,
      status => hasNotStarted(status, pod),
      'lasting',
    );
    if (!container) {
      return undefined;
    }
    const { name } = container.status;
    const oldest = now.getTime() - thresholds.windowSeconds * 1000;
    const kill = index
      .eventsOf(pod.metadata.uid)
      .find(event => isGivenUp(event, name) && eventTime(event) > oldest);
    const due = dueTime(container);
    const isDue = due !== undefined && now.getTime() > due;
    if (!kill && !isDue) {
      return undefined;
    }
    return {
      severity: 'warning',
      reason: 'StartupProbeFailed',
      says: {
        one: `does not start in time: the startup probe of container ${name} fails`,
        many: `do not start in time: the startup probe of container ${name} fails`,
      },
      remediation: [
        `Read what it writes while it starts: ${logsCommand(pod, name, {
          previous: kill !== undefined,
        })}.`,
        `Check the path and the port of the startup probe, or give it more time (failureThreshold, periodSeconds): ${describeCommand(
          'Pod',
          pod.metadata,
        )}.`,
      ],
      evidence: [
        { path: `${container.path}.started`, value: 'false' },
        ...(kill?.message
          ? [{ path: 'event.message', value: kill.message }]
          : []),
      ],
      began:
        kill || due === undefined
          ? kill?.firstTimestamp ?? kill?.lastTimestamp
          : new Date(due).toISOString(),
    };
  },
});
