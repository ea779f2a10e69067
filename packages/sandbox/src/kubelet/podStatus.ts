import { z } from 'zod';
import { NodeView } from '../controllers/nodes';
import { findCondition } from '../controllers/conditions';
import { Container, PodView } from '../controllers/objects/pod';
import { timestamp } from '../controllers/Timeline';
import { ContainerMachine } from './ContainerMachine';
import { fullImageName, imageId, sha256 } from './images';
import { Run, runTimes } from './Run';

export interface PodStatusOptions {
  pod: PodView;
  node: NodeView | undefined;
  startTime: string;
  /** Absent until the Pod has a network. */
  podIP?: string;
  initContainers: readonly ContainerMachine[];
  containers: readonly ContainerMachine[];
  /** Names of the containers that serve. */
  ready: ReadonlySet<string>;
  now: Date;
}

const conditionsSchema = z.looseObject({
  conditions: z.array(z.looseObject({ type: z.string() })).default([]),
});

/** The status of a Pod as the kubelet writes it. */
export function podStatus(options: PodStatusOptions) {
  const { pod, node, podIP, initContainers, containers, startTime } = options;
  const hostIP = node?.status.addresses.find(
    ({ type }) => type === 'InternalIP',
  )?.address;
  const statuses = (machines: readonly ContainerMachine[], init: boolean) =>
    machines.map(machine => containerStatus(options, machine, init));
  return {
    observedGeneration: pod.metadata.generation,
    phase: phaseOf(options),
    conditions: conditions(options),
    ...(hostIP && { hostIP, hostIPs: [{ ip: hostIP }] }),
    ...(podIP && { podIP, podIPs: [{ ip: podIP }] }),
    startTime,
    ...(initContainers.length > 0 && {
      initContainerStatuses: statuses(initContainers, true),
    }),
    containerStatuses: statuses(containers, false),
    qosClass: qosClass(pod.spec.containers),
  };
}

export function phaseOf({ pod, containers, initContainers }: PodStatusOptions) {
  const isNever = pod.spec.restartPolicy === 'Never';
  const failed = (machine: ContainerMachine) =>
    isNever && machine.state.is === 'terminated' && !machine.succeeded;
  if (initContainers.some(failed)) {
    return 'Failed';
  }
  if (pod.spec.restartPolicy !== 'Always') {
    if (containers.every(machine => machine.succeeded)) {
      return 'Succeeded';
    }
    if (
      containers.some(failed) &&
      containers.every(machine => machine.state.is === 'terminated')
    ) {
      return 'Failed';
    }
  }
  return containers.some(machine => !machine.run) ? 'Pending' : 'Running';
}

function conditions(options: PodStatusOptions) {
  const { pod, podIP, initContainers, containers, ready } = options;
  const isDone = phaseOf(options) === 'Succeeded';
  const waiting = initContainers.filter(machine => !machine.succeeded);
  const unready = containers.filter(machine => !ready.has(machine.name));
  const list = (machines: readonly ContainerMachine[]) =>
    `[${machines.map(({ name }) => name).join(' ')}]`;
  const notReady = isDone
    ? { reason: 'PodCompleted' }
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: ${list(unready)}`,
      };
  const serving = unready.length === 0 ? undefined : notReady;
  const initialized =
    waiting.length === 0
      ? undefined
      : {
          reason: 'ContainersNotInitialized',
          message: `containers with incomplete status: ${list(waiting)}`,
        };
  const own = [
    condition(options, 'PodReadyToStartContainers', podIP ? undefined : {}),
    condition(options, 'Initialized', initialized),
    condition(options, 'Ready', serving),
    condition(options, 'ContainersReady', serving),
  ];
  const others = conditionsSchema
    .parse(pod.object.status ?? {})
    .conditions.filter(({ type }) => own.every(known => known.type !== type));
  return [...own, ...others];
}

/** A condition that holds unless something speaks against it. */
function condition(
  { pod, now }: PodStatusOptions,
  type: string,
  against: { reason?: string; message?: string } | undefined,
) {
  const status = against ? 'False' : 'True';
  const before = findCondition(pod.status.conditions, type);
  return {
    type,
    observedGeneration: pod.metadata.generation,
    status,
    lastProbeTime: null,
    lastTransitionTime:
      before?.status === status ? before.lastTransitionTime : timestamp(now),
    ...against,
  };
}

function containerStatus(
  { pod, ready }: PodStatusOptions,
  machine: ContainerMachine,
  init: boolean,
) {
  const { state, run, previous, name, image } = machine;
  const id = (of: Run) =>
    `containerd://${sha256(`${pod.metadata.uid} ${name} ${of.number}`)}`;
  const ended = (of: Run) => ({
    terminated: {
      exitCode: of.exitCode,
      reason: of.reason,
      ...runTimes(of),
      containerID: id(of),
    },
  });
  const last = state.is === 'waiting' ? run : previous;
  return {
    name,
    state: presentState(machine, ended),
    lastState: last ? ended(last) : {},
    ready: init ? machine.succeeded : ready.has(name),
    restartCount: machine.restarts,
    image: run ? fullImageName(image) : image,
    imageID: run ? imageId(image) : '',
    ...(run && { containerID: id(run) }),
    started: state.is === 'running',
  };
}

function presentState<T>(
  { state, run }: ContainerMachine,
  ended: (run: Run) => T,
) {
  if (state.is === 'waiting' || !run) {
    const { reason, message = undefined } =
      state.is === 'waiting' ? state : { reason: 'ContainerCreating' };
    return { waiting: { reason, ...(message && { message }) } };
  }
  return state.is === 'running'
    ? { running: { startedAt: timestamp(run.startedAt) } }
    : ended(run);
}

function qosClass(containers: readonly Container[]): string {
  const resources = ['cpu', 'memory'];
  const isGuaranteed = containers.every(({ resources: { limits, requests } }) =>
    resources.every(
      name =>
        limits[name] !== undefined &&
        (requests[name] ?? limits[name]) === limits[name],
    ),
  );
  const isBestEffort = containers.every(
    ({ resources: { limits, requests } }) =>
      Object.keys(limits).length + Object.keys(requests).length === 0,
  );
  if (isBestEffort) {
    return 'BestEffort';
  }
  return isGuaranteed ? 'Guaranteed' : 'Burstable';
}
