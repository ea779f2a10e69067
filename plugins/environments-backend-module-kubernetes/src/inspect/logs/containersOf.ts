import type { LogTarget } from './LogSession';
import type {
  ContainerStatus,
  Pod,
} from '@flightdeck/plugin-environments-common';

/** What a container does, as far as its log is concerned. */
export type ContainerPhase =
  | { is: 'waiting'; reason: string }
  | { is: 'running' }
  /** It has run and does not run now; it may start again. */
  | { is: 'stopped' }
  /** It will write no more. */
  | { is: 'ended' };

/** The containers of a Pod in the order in which they start. */
export function containersOf({ spec }: Pod): string[] {
  return [...spec.initContainers, ...spec.containers].map(({ name }) => name);
}

/** Those that are asked for: one, or all. */
export function targetsOf(
  pod: Pod,
  container: string | undefined,
): LogTarget[] {
  return containersOf(pod)
    .filter(name => container === undefined || name === container)
    .map(name => ({ pod: pod.metadata.name, container: name }));
}

export function hasEnded({ status }: Pod): boolean {
  return status.phase === 'Succeeded' || status.phase === 'Failed';
}

function statusOf(pod: Pod, container: string): ContainerStatus | undefined {
  const { initContainerStatuses, containerStatuses } = pod.status;
  return [...initContainerStatuses, ...containerStatuses].find(
    ({ name }) => name === container,
  );
}

/** How often a container was started again, as far as it is told. */
export function restartsOf(pod: Pod, container: string): number {
  return statusOf(pod, container)?.restartCount ?? 0;
}

export function phaseOf(pod: Pod, container: string): ContainerPhase {
  const status = statusOf(pod, container);
  if (hasEnded(pod)) {
    return { is: 'ended' };
  }
  if (status?.state?.running) {
    return { is: 'running' };
  }
  const hasRun =
    status?.state?.terminated !== undefined ||
    status?.lastState?.terminated !== undefined;
  if (hasRun) {
    const isDone =
      status?.state?.terminated?.exitCode === 0 &&
      pod.spec.initContainers.some(({ name }) => name === container);
    return { is: isDone ? 'ended' : 'stopped' };
  }
  return {
    is: 'waiting',
    reason: status?.state?.waiting?.reason ?? 'its Pod has no node yet',
  };
}
