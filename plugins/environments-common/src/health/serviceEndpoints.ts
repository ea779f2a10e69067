import type { EndpointSlice, Pod, Service } from '../kubernetes';
import type { FactIndex } from './FactIndex';
import { isFinished, isReady } from './pods';
import { desiredReplicas } from './workloads';

/**
 * What stands behind a Service: something ready; Pods of which none is ready; nothing; nothing,
 * because that is wanted; or what cannot be told from here.
 */
export type Endpoints =
  | 'ready'
  | 'unready'
  | 'none'
  | 'scaled-to-zero'
  | 'unknown';

/** How many endpoints of a Service take requests, of those that are there to stay. */
export interface EndpointCount {
  ready: number;
  total: number;
  /** Where the numbers come from, as evidence names it. */
  from: 'EndpointSlice' | 'Pod';
}

export function hasSelector({ spec }: Service): boolean {
  return Object.keys(spec.selector).length > 0;
}

/** One endpoint can stand in several slices, once for each family of addresses. */
function countInSlices(slices: readonly EndpointSlice[]): EndpointCount {
  const readiness = new Map<string, boolean>();
  for (const { metadata, endpoints } of slices) {
    for (const [position, { conditions, targetRef }] of endpoints.entries()) {
      // A condition that is not set counts as ready: the API says so.
      const ready = conditions?.ready !== false;
      if (ready || !conditions?.terminating) {
        const key = targetRef?.name
          ? `${targetRef.kind}/${targetRef.name}`
          : `${metadata.name}[${position}]`;
        readiness.set(key, ready || (readiness.get(key) ?? false));
      }
    }
  }
  return {
    ready: [...readiness.values()].filter(Boolean).length,
    total: readiness.size,
    from: 'EndpointSlice',
  };
}

interface PodCount {
  ready: number;
  total: number;
}

/** Several rules ask for the same Service: its Pods are counted once. */
const podCounts = new WeakMap<readonly Pod[], PodCount>();

function countLasting(pods: readonly Pod[]): PodCount {
  let count = podCounts.get(pods);
  if (count === undefined) {
    const lasting = pods.filter(
      pod => !isFinished(pod) && pod.metadata.deletionTimestamp === undefined,
    );
    count = { ready: lasting.filter(isReady).length, total: lasting.length };
    podCounts.set(pods, count);
  }
  return count;
}

function countPods(service: Service, index: FactIndex): EndpointCount {
  const { ready, total } = countLasting(index.podsBehind(service));
  return {
    ready: service.spec.publishNotReadyAddresses ? total : ready,
    total,
    from: 'Pod',
  };
}

/**
 * Counts the endpoints of a Service: by its EndpointSlices where there are any, for they are what
 * requests follow, else by the Pods that its selector matches. Undefined where neither tells.
 */
export function countEndpoints(
  service: Service,
  index: FactIndex,
): EndpointCount | undefined {
  if (service.spec.type === 'ExternalName') {
    return undefined;
  }
  const slices = index.slicesOf(service);
  if (slices.length > 0) {
    return countInSlices(slices);
  }
  return hasSelector(service) && index.has('Pod')
    ? countPods(service, index)
    : undefined;
}

// Argo Rollouts adds it to the selectors of the Services that it switches.
const ROLLOUT_HASH = 'rollouts-pod-template-hash';

/** The Rollouts whose Pods the Service sends requests to. */
function rolloutsBehind({ metadata, spec }: Service, index: FactIndex) {
  const pairs = Object.entries(spec.selector).filter(
    ([key]) => key !== ROLLOUT_HASH,
  );
  return index.objects('Rollout').filter(rollout => {
    const labels = rollout.spec.template?.metadata?.labels ?? {};
    return (
      rollout.metadata.namespace === metadata.namespace &&
      pairs.every(([key, value]) => labels[key] === value)
    );
  });
}

/** Whether every workload that the Service is for has been told to have no replica. */
function isScaledToZero(service: Service, index: FactIndex): boolean {
  const replicas = [
    ...index
      .workloadsBehind(service)
      .map(({ object }) => desiredReplicas(object)),
    ...rolloutsBehind(service, index).map(({ spec }) => spec.replicas ?? 1),
  ];
  return replicas.length > 0 && replicas.every(count => count === 0);
}

/** Judges what stands behind a Service. */
export function endpointsOf(service: Service, index: FactIndex): Endpoints {
  const count = countEndpoints(service, index);
  if (!count) {
    return 'unknown';
  }
  if (count.ready > 0) {
    return 'ready';
  }
  if (!hasSelector(service)) {
    return count.total > 0 ? 'unready' : 'none';
  }
  if (isScaledToZero(service, index)) {
    return 'scaled-to-zero';
  }
  // A Pod on its way out is no endpoint, and still shows that the selector fits.
  const matches = index.podsBehind(service).some(pod => !isFinished(pod));
  if (count.total > 0 || matches) {
    return 'unready';
  }
  return index.seesAll('Pod', service.metadata.namespace) ? 'none' : 'unknown';
}
