import type { ContainerStatus, Pod } from '../kubernetes';
import { isFinished } from '../health/pods';

function exitWords({ state }: ContainerStatus): string | undefined {
  const { terminated } = state ?? {};
  return terminated && (terminated.reason || `ExitCode:${terminated.exitCode}`);
}

function isSidecar(pod: Pod, name: string): boolean {
  return pod.spec.initContainers.some(
    container =>
      container.name === name && container.restartPolicy === 'Always',
  );
}

/** What the init containers have to say; undefined when they are done. */
function initStatus(pod: Pod): string | undefined {
  const { initContainers } = pod.spec;
  for (const [index, status] of pod.status.initContainerStatuses.entries()) {
    const { state, started, name } = status;
    const isDone = isSidecar(pod, name)
      ? started === true
      : state?.terminated?.exitCode === 0;
    if (!isDone) {
      const waiting = state?.waiting?.reason;
      const words =
        exitWords(status) ??
        (waiting === 'PodInitializing' ? undefined : waiting);
      return `Init:${words || `${index}/${initContainers.length}`}`;
    }
  }
  return undefined;
}

function containerStatus(pod: Pod, initial: string): string {
  let words = initial;
  let isRunning = false;
  // The first container that has something to say speaks last.
  for (const status of [...pod.status.containerStatuses].reverse()) {
    words = status.state?.waiting?.reason || exitWords(status) || words;
    isRunning ||= status.ready === true && status.state?.running !== undefined;
  }
  if (words === 'Completed' && isRunning) {
    return hasCondition(pod, 'Ready') ? 'Running' : 'NotReady';
  }
  return words;
}

function hasCondition({ status }: Pod, name: string): boolean {
  return status.conditions.some(
    condition => condition.type === name && condition.status === 'True',
  );
}

/** The status of a Pod in the words of `kubectl get pods`. */
export function podStatus(pod: Pod): string {
  const { phase, reason, conditions } = pod.status;
  const isGated = conditions.some(
    condition =>
      condition.type === 'PodScheduled' &&
      condition.reason === 'SchedulingGated',
  );
  const initial = isGated ? 'SchedulingGated' : reason || phase || 'Unknown';
  const init = initStatus(pod);
  const words =
    init !== undefined && !hasCondition(pod, 'Initialized')
      ? init
      : containerStatus(pod, initial);
  if (pod.metadata.deletionTimestamp !== undefined) {
    if (reason === 'NodeLost') {
      return 'Unknown';
    }
    return isFinished(pod) ? words : 'Terminating';
  }
  return words;
}
