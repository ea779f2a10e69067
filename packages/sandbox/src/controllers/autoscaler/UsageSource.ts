import { Cluster, KubeObject } from '../../kubernetes/Cluster';
import { ownerKeys } from '../Controller';
import { isReady, PodView, readPod } from '../objects/pod';
import { amountOf } from '../amountOf';

/** What Pods use, as a metrics server would say. */
export interface UsageSource {
  /** Cores; undefined when nothing is known of the Pod yet. */
  cpu(pod: KubeObject): number | undefined;
  /** Bytes; undefined when nothing is known of the Pod yet. */
  memory(pod: KubeObject): number | undefined;
  /** Bytes, where the workload of the Pod says how much it uses; undefined elsewhere. */
  declaredMemory?(pod: KubeObject): number | undefined;
}

/** Cores that all Pods of a workload use together, for example `"1.5"`. */
export const CPU_LOAD = 'sandbox.flightdeck.dev/cpu-cores';

/** The share of their memory limit that the Pods of a workload use, for example `"0.9"`. */
export const MEMORY_LOAD = 'sandbox.flightdeck.dev/memory-share';

const IDLE_CPU_SHARE = 0.4;
const MEMORY_SHARE = 0.55;

/**
 * Derives usage from the objects: a workload with the annotation `sandbox.flightdeck.dev/cpu-cores`
 * shares that load between its ready Pods; others use a steady part of what they request. Pods of
 * a workload with `sandbox.flightdeck.dev/memory-share` use that part of their memory limit.
 */
export class DeclaredUsage implements UsageSource {
  readonly #cluster: Cluster;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  cpu(object: KubeObject): number | undefined {
    const pod = readPod(object);
    if (!isReady(pod)) {
      return undefined;
    }
    const owner = object.metadata.ownerReferences?.find(
      ({ controller }) => controller,
    );
    const load = Number(
      this.#workload(object)?.metadata.annotations?.[CPU_LOAD],
    );
    if (!owner || !(load >= 0)) {
      return requested(pod, 'cpu') * IDLE_CPU_SHARE;
    }
    const sharing = this.#cluster
      .list('Pod', object.metadata.namespace)
      .filter(other =>
        other.metadata.ownerReferences?.some(({ uid }) => uid === owner.uid),
      )
      .filter(other => isReady(readPod(other)));
    return load / sharing.length;
  }

  memory(object: KubeObject): number | undefined {
    const pod = readPod(object);
    return isReady(pod)
      ? this.declaredMemory(object) ?? requested(pod, 'memory') * MEMORY_SHARE
      : undefined;
  }

  declaredMemory(object: KubeObject): number | undefined {
    const share = Number(
      this.#workload(object)?.metadata.annotations?.[MEMORY_LOAD],
    );
    const limit = readPod(object).spec.containers.reduce(
      (sum, { resources }) => sum + amountOf(resources.limits.memory),
      0,
    );
    return share > 0 && limit > 0 ? share * limit : undefined;
  }

  #workload(pod: KubeObject): KubeObject | undefined {
    const [set] = ownerKeys(pod, 'ReplicaSet').flatMap(
      ({ kind, namespace, name }) =>
        this.#cluster.get(kind, namespace, name) ?? [],
    );
    const keys = set
      ? [...ownerKeys(set, 'Deployment'), ...ownerKeys(set, 'Rollout')]
      : ownerKeys(pod, 'StatefulSet');
    const [key] = keys;
    return key && this.#cluster.get(key.kind, key.namespace, key.name);
  }
}

/** What the Pod asks for, in cores or bytes. */
export function requested(pod: PodView, resource: string): number {
  return pod.spec.containers.reduce((sum, { resources }) => {
    const { requests, limits } = resources;
    return sum + amountOf(requests[resource] ?? limits[resource]);
  }, 0);
}
