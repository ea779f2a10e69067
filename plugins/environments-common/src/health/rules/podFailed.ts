import { describeCommand, logsCommand } from '../advice';
import { findContainer } from '../containers';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import type { Pod } from '../../kubernetes';
import { endedAt } from '../podEnd';
import { isOfJob, isReady } from '../pods';
import { parseTime } from '../time';
import { desiredReplicas } from '../workloads';
import { quote } from '../words';

/** Whether a Pod that became ready later does the work of one that failed. */
function isReplaced(pod: Pod, index: FactIndex): boolean {
  const owner = index.ownerOf(pod);
  const end = parseTime(endedAt(pod));
  return (
    owner !== undefined &&
    end !== undefined &&
    index
      .podsOf(owner)
      .some(
        other =>
          isReady(other) &&
          (parseTime(other.metadata.creationTimestamp) ?? 0) >= end,
      )
  );
}

/** Whether the workload of a Pod has been told to have none. */
function isUnwanted(pod: Pod, index: FactIndex): boolean {
  const owner = index.ownerOf(pod);
  if (owner?.kind !== 'Deployment' && owner?.kind !== 'StatefulSet') {
    return false;
  }
  const workload = index.find(owner.kind, pod.metadata.namespace, owner.name);
  return workload !== undefined && desiredReplicas(workload) === 0;
}

export const podFailed = createObjectRule('Pod', {
  id: 'pod.failed',
  holdSeconds: 0,
  thresholds: {},
  concerns: pod =>
    pod.status.phase === 'Failed' &&
    pod.status.reason !== 'Evicted' &&
    pod.status.reason !== 'NodeLost' &&
    !isOfJob(pod),
  judge(pod, { index }) {
    const { reason, message } = pod.status;
    const container = findContainer(
      pod,
      ({ state }) => (state?.terminated?.exitCode ?? 0) !== 0,
    );
    const end = container?.status.state?.terminated;
    const exit = end && `exit code ${end.exitCode}`;
    const why = reason ?? end?.reason;
    const details = [why, exit, message && quote(message)].filter(Boolean);
    return {
      // What failed before its successor came, or has none for it was stopped, is the past.
      severity:
        isReplaced(pod, index) || isUnwanted(pod, index) ? 'info' : 'critical',
      reason: why ?? 'PodFailed',
      says: `failed${details.length > 0 ? `: ${details.join(', ')}` : ''}`,
      remediation: [
        container
          ? `Read what it wrote: ${logsCommand(pod, container.status.name, {
              previous: false,
            })}.`
          : `Read why: ${describeCommand('Pod', pod.metadata)}.`,
      ],
      evidence: [
        { path: 'status.phase', value: 'Failed' },
        ...(reason ? [{ path: 'status.reason', value: reason }] : []),
      ],
      began: endedAt(pod),
    };
  },
});
