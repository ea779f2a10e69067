import type { Health } from '../health/Health';
import { isReady } from '../health/pods';
import { subjectOf } from '../health/subjects';
import type { Pod } from '../kubernetes';
import type { PodSummary } from './EnvironmentSnapshot';
import type { HealthOfObjects } from './HealthOfObjects';
import { podStatus } from './podStatus';

/** The health of a Pod of which no rule complains. */
function quietHealth(pod: Pod): Health {
  switch (pod.status.phase) {
    case 'Succeeded':
      return 'healthy';
    case 'Failed':
      return 'warning';
    case 'Unknown':
      return 'unknown';
    default:
      return isReady(pod) ? 'healthy' : 'progressing';
  }
}

export function summarizePod(pod: Pod, health: HealthOfObjects): PodSummary {
  const { metadata, spec, status } = pod;
  const sidecars = new Set(
    spec.initContainers
      .filter(({ restartPolicy }) => restartPolicy === 'Always')
      .map(({ name }) => name),
  );
  const lasting = [
    ...status.initContainerStatuses.filter(({ name }) => sidecars.has(name)),
    ...status.containerStatuses,
  ];
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    health: health.of(subjectOf('Pod', metadata)) ?? quietHealth(pod),
    status: podStatus(pod),
    readyContainers: lasting.filter(({ ready }) => ready).length,
    containers: spec.containers.length + sidecars.size,
    restarts: lasting.reduce((sum, { restartCount }) => sum + restartCount, 0),
    node: spec.nodeName,
    startedAt: status.startTime,
  };
}
