import type {
  KubernetesKind,
  KubernetesObjects,
  KubernetesObjectTypes,
} from '@flightdeck/plugin-environments-common';
import type { ObjectStore } from '../store/ObjectStore';

/** Always the same array: what is read twice without a change is the same. */
const NONE: readonly never[] = [];

/**
 * The objects of some namespaces; those that are in none are left out. A kind is absent when it is
 * unknown in all of them; when it is known in some, their objects are told, and what is not
 * is a gap. There are none of a kind that the cluster does not have.
 */
export function readObjects(
  store: ObjectStore,
  namespaces: readonly string[],
  isAbsent: (kind: KubernetesKind) => boolean,
): KubernetesObjects {
  const read = <Kind extends KubernetesKind>(
    kind: Kind,
  ): readonly KubernetesObjectTypes[Kind][] | undefined => {
    const known = namespaces.flatMap(namespace => {
      const objects = store.read(kind, namespace);
      return objects ? [objects] : [];
    });
    if (known.length === 0 && isAbsent(kind)) {
      return NONE;
    }
    // One namespace is the rule: its array is handed on as it is.
    return known.length <= 1 ? known[0] : known.flat();
  };
  return {
    Pod: read('Pod'),
    Deployment: read('Deployment'),
    ReplicaSet: read('ReplicaSet'),
    StatefulSet: read('StatefulSet'),
    Service: read('Service'),
    Ingress: read('Ingress'),
    HorizontalPodAutoscaler: read('HorizontalPodAutoscaler'),
    Event: read('Event'),
    DaemonSet: read('DaemonSet'),
    Job: read('Job'),
    CronJob: read('CronJob'),
    PersistentVolumeClaim: read('PersistentVolumeClaim'),
    PodDisruptionBudget: read('PodDisruptionBudget'),
    ResourceQuota: read('ResourceQuota'),
    EndpointSlice: read('EndpointSlice'),
    NetworkPolicy: read('NetworkPolicy'),
    Secret: read('Secret'),
    ConfigMap: read('ConfigMap'),
    LimitRange: read('LimitRange'),
    ServiceAccount: read('ServiceAccount'),
    Certificate: read('Certificate'),
    Rollout: read('Rollout'),
    ExternalSecret: read('ExternalSecret'),
    ScaledObject: read('ScaledObject'),
    HTTPRoute: read('HTTPRoute'),
  };
}
