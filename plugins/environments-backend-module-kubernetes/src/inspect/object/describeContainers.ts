import type { InspectedObject } from '@flightdeck/plugin-environments-node';
import { describeProbes } from './describeProbes';
import { describeVariables } from './describeVariables';
import type {
  RawContainer,
  RawContainerStatus,
  RawObject,
  RawPodSpec,
} from './rawObject';

type State = RawContainerStatus['state'];
type Terminated = NonNullable<NonNullable<State>['terminated']>;

function describeEnd({ reason, exitCode, signal, finishedAt }: Terminated) {
  const parts = [
    ...(reason ? [reason] : []),
    ...(exitCode === undefined ? [] : [`exit code ${exitCode}`]),
    ...(signal ? [`signal ${signal}`] : []),
    ...(finishedAt ? [`at ${finishedAt}`] : []),
  ];
  return parts.join(', ') || 'no reason is told';
}

function describeState(state: State): string | undefined {
  if (state?.running) {
    const { startedAt } = state.running;
    return startedAt ? `Running since ${startedAt}` : 'Running';
  }
  if (state?.waiting) {
    const { reason } = state.waiting;
    return reason ? `Waiting: ${reason}` : 'Waiting';
  }
  return state?.terminated && `Ended: ${describeEnd(state.terminated)}`;
}

function describeContainer(
  container: RawContainer,
  init: boolean,
  status: RawContainerStatus | undefined,
): InspectedObject['containers'][number] {
  const ended = status?.lastState?.terminated;
  return {
    name: container.name,
    // A sidecar is declared among them, but goes on beside the others.
    init: init && container.restartPolicy !== 'Always',
    image: container.image,
    state: describeState(status?.state),
    restarts: status?.restartCount,
    lastEnd: ended && describeEnd(ended),
    requests: container.resources?.requests ?? {},
    limits: container.resources?.limits ?? {},
    variables: describeVariables(container),
    probes: describeProbes(container),
  };
}

/** The containers of a Pod or of a Pod template, with their state as far as it is told. */
export function describeContainers(
  { containers, initContainers, ephemeralContainers }: RawPodSpec,
  status: RawObject['status'],
): InspectedObject['containers'] {
  const find = (list: RawContainerStatus[], { name }: RawContainer) =>
    list.find(each => each.name === name);
  return [
    ...initContainers.map(each =>
      describeContainer(each, true, find(status.initContainerStatuses, each)),
    ),
    ...containers.map(each =>
      describeContainer(each, false, find(status.containerStatuses, each)),
    ),
    ...ephemeralContainers.map(each =>
      describeContainer(
        each,
        false,
        find(status.ephemeralContainerStatuses, each),
      ),
    ),
  ];
}
