import type {
  KubernetesKind,
  KubernetesObjectTypes,
} from '@flightdeck/plugin-environments-common';
import type { DeletedObject } from '../watcher/WatchChange';
import { KindStore } from './KindStore';

type KindStores = {
  readonly [Kind in KubernetesKind]: KindStore<KubernetesObjectTypes[Kind]>;
};

/** What is known of the objects of one cluster, by kind and namespace. */
export class ObjectStore {
  readonly #stores: KindStores = {
    Pod: new KindStore(),
    Deployment: new KindStore(),
    ReplicaSet: new KindStore(),
    StatefulSet: new KindStore(),
    Service: new KindStore(),
    Ingress: new KindStore(),
    HorizontalPodAutoscaler: new KindStore(),
    Event: new KindStore(),
    DaemonSet: new KindStore(),
    Job: new KindStore(),
    CronJob: new KindStore(),
    PersistentVolumeClaim: new KindStore(),
    PodDisruptionBudget: new KindStore(),
    ResourceQuota: new KindStore(),
    EndpointSlice: new KindStore(),
    NetworkPolicy: new KindStore(),
    Node: new KindStore(),
    Secret: new KindStore(),
    ConfigMap: new KindStore(),
    LimitRange: new KindStore(),
    ServiceAccount: new KindStore(),
    StorageClass: new KindStore(),
    PersistentVolume: new KindStore(),
    IngressClass: new KindStore(),
    Certificate: new KindStore(),
    Rollout: new KindStore(),
    ExternalSecret: new KindStore(),
    ScaledObject: new KindStore(),
    HTTPRoute: new KindStore(),
  };

  /**
   * Makes these the objects of a kind in these namespaces. Returns the namespaces that changed.
   */
  replace<Kind extends KubernetesKind>(
    kind: Kind,
    namespaces: Iterable<string>,
    objects: readonly KubernetesObjectTypes[Kind][],
  ): string[] {
    const grouped = new Map<string, KubernetesObjectTypes[Kind][]>();
    for (const namespace of namespaces) {
      grouped.set(namespace, []);
    }
    for (const object of objects) {
      grouped.get(object.metadata.namespace)?.push(object);
    }
    const store = this.#stores[kind];
    return [...grouped].flatMap(([namespace, members]) =>
      store.replace(namespace, members) ? [namespace] : [],
    );
  }

  upsert<Kind extends KubernetesKind>(
    kind: Kind,
    object: KubernetesObjectTypes[Kind],
  ): boolean {
    return this.#stores[kind].upsert(object);
  }

  delete(kind: KubernetesKind, object: DeletedObject): boolean {
    return this.#stores[kind].delete(object);
  }

  /** Makes a kind unknown in a namespace. Returns whether it was known. */
  forget(kind: KubernetesKind, namespace: string): boolean {
    return this.#stores[kind].forget(namespace);
  }

  /** Undefined when the kind is unknown in the namespace. Do not change what is returned. */
  read<Kind extends KubernetesKind>(
    kind: Kind,
    namespace: string,
  ): readonly KubernetesObjectTypes[Kind][] | undefined {
    return this.#stores[kind].read(namespace);
  }
}
