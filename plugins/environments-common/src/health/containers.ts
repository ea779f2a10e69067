import type { ContainerStatus, Pod } from '../kubernetes';

type ContainerSpec = Pod['spec']['containers'][number];

/** A container of a Pod as it is and as it was declared. */
export interface SeenContainer {
  status: ContainerStatus;
  spec?: ContainerSpec;
  /** Runs before the others and ends; a sidecar does not, though it is declared among them. */
  isInit: boolean;
  /** Where its status stands in the Pod, for evidence. */
  path: string;
}

/** The first container that a test is true of, in the order in which they start. */
export function findContainer(
  pod: Pod,
  test: (status: ContainerStatus) => boolean,
  which: 'any' | 'init' | 'lasting' = 'any',
): SeenContainer | undefined {
  const { initContainerStatuses, containerStatuses } = pod.status;
  const init = initContainerStatuses.find(
    status =>
      (which === 'any' || (which === 'init') === isInit(pod, status)) &&
      test(status),
  );
  const status =
    init ?? (which === 'init' ? undefined : containerStatuses.find(test));
  if (!status) {
    return undefined;
  }
  const declared = init ? pod.spec.initContainers : pod.spec.containers;
  return {
    status,
    spec: declared.find(({ name }) => name === status.name),
    isInit: init !== undefined && isInit(pod, status),
    path: `status.${init ? 'initContainerStatuses' : 'containerStatuses'}[${
      status.name
    }]`,
  };
}

/** The first container that waits for one of these reasons. */
export function findWaiting(
  pod: Pod,
  reasons: ReadonlySet<string>,
  which: 'any' | 'init' | 'lasting' = 'any',
): SeenContainer | undefined {
  return findContainer(
    pod,
    ({ state }) => reasons.has(state?.waiting?.reason ?? ''),
    which,
  );
}

/** The image as it was asked for; what the node reports may be a digest. */
export function imageOf({ spec, status }: SeenContainer): string {
  return spec?.image ?? status.image ?? 'its image';
}

function isInit(pod: Pod, status: ContainerStatus): boolean {
  const spec = pod.spec.initContainers.find(({ name }) => name === status.name);
  return spec?.restartPolicy !== 'Always';
}

/** The evidence of a container that waits. */
export function waitingEvidence(container: SeenContainer) {
  const { reason, message } = container.status.state?.waiting ?? {};
  return [
    { path: `${container.path}.state.waiting.reason`, value: reason ?? '' },
    ...(message
      ? [{ path: `${container.path}.state.waiting.message`, value: message }]
      : []),
  ];
}
