import type { ContainerStatus, Pod } from '../../kubernetes';
import { describeCommand, logsCommand } from '../advice';
import { findContainer, type SeenContainer } from '../containers';
import { createObjectRule } from '../createRule';
import { eventTime } from '../events';
import type { FactIndex } from '../FactIndex';
import { isReady } from '../pods';
import { parseTime } from '../time';

// The defaults of Kubernetes.
const PERIOD_SECONDS = 10;
const FAILURES = 3;

/** A container with a startup probe is not asked for readiness before it has started. */
function isUnready({ ready, started, state }: ContainerStatus): boolean {
  return state?.running !== undefined && ready === false && started !== false;
}

/** From when on a container had time enough to become ready. */
function dueTime({ spec, status }: SeenContainer): number | undefined {
  const startedAt = parseTime(status.state?.running?.startedAt);
  const {
    initialDelaySeconds = 0,
    periodSeconds = PERIOD_SECONDS,
    failureThreshold = FAILURES,
  } = spec?.readinessProbe ?? {};
  const grace = initialDelaySeconds + periodSeconds * failureThreshold;
  return startedAt === undefined ? undefined : startedAt + grace * 1000;
}

function findProbeEvent(pod: Pod, since: number, index: FactIndex) {
  return index
    .eventsOf(pod.metadata.uid)
    .find(
      event =>
        event.reason === 'Unhealthy' &&
        event.message?.startsWith('Readiness') &&
        eventTime(event) >= since,
    );
}

/** The later of the two: unready since, and due to be ready since. */
function beginning(pod: Pod, due: number | undefined): string | undefined {
  const unready = parseTime(
    pod.status.conditions.find(({ type }) => type === 'ContainersReady')
      ?.lastTransitionTime,
  );
  return unready === undefined || due === undefined
    ? undefined
    : new Date(Math.max(unready, due)).toISOString();
}

export const podReadinessFailing = createObjectRule('Pod', {
  id: 'pod.readiness-failing',
  isSymptom: true,
  holdSeconds: 60,
  thresholds: {},
  concerns: pod =>
    pod.status.phase === 'Running' &&
    pod.metadata.deletionTimestamp === undefined &&
    findContainer(pod, isUnready, 'lasting') !== undefined,
  judge(pod, { index, now }) {
    const { metadata } = pod;
    const container = findContainer(pod, isUnready, 'lasting');
    if (!container) {
      return undefined;
    }
    const due = dueTime(container);
    const isDue = due !== undefined && now.getTime() > due;
    const started = parseTime(container.status.state?.running?.startedAt);
    const event = findProbeEvent(pod, started ?? 0, index);
    if (!isDue && !event) {
      return undefined;
    }
    const owner = index.ownerOf(pod);
    const hasReadyReplica =
      owner !== undefined && index.podsOf(owner).some(isReady);
    const { name } = container.status;
    return {
      severity: hasReadyReplica ? 'warning' : 'critical',
      reason: 'ReadinessProbeFailed',
      says: {
        one: `is running but not ready: the readiness probe of container ${name} fails`,
        many: `are running but not ready: the readiness probe of container ${name} fails`,
      },
      remediation: [
        `Check the path and the port of the probe, and what the service depends on: ${describeCommand(
          'Pod',
          metadata,
        )}.`,
        `Read what it writes: ${logsCommand(pod, name, { previous: false })}.`,
      ],
      evidence: [
        { path: `${container.path}.ready`, value: 'false' },
        ...(event?.message
          ? [{ path: 'event.message', value: event.message }]
          : []),
      ],
      began: beginning(pod, due),
    };
  },
});
