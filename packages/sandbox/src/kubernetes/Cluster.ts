/**
 * An object as the API server holds it.
 */
export interface KubeObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  [field: string]: unknown;
}

export interface ObjectMeta {
  name: string;
  namespace?: string;
  uid: string;
  resourceVersion: string;
  generation?: number;
  creationTimestamp: string;
  deletionTimestamp?: string;
  deletionGracePeriodSeconds?: number;
  finalizers?: string[];
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  ownerReferences?: {
    apiVersion: string;
    kind: string;
    name: string;
    uid: string;
    controller?: boolean;
  }[];
  /** Who wrote which fields when, two levels deep. */
  managedFields?: ManagedFields[];
}

export interface ManagedFields {
  manager: string;
  operation: 'Apply' | 'Update';
  apiVersion: string;
  time: string;
  /** Set on what was written of the status. */
  subresource?: string;
  fieldsType: 'FieldsV1';
  fieldsV1: Record<string, unknown>;
}

/** An object on its way in: the server fills in the rest of the metadata. */
export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: Partial<ObjectMeta> & { name: string };
  [field: string]: unknown;
}

export interface ClusterEvent {
  type: 'ADDED' | 'MODIFIED' | 'DELETED';
  object: KubeObject;
  /** The object before the change; absent for ADDED. */
  previous?: KubeObject;
}

/** Who writes, and how: what `managedFields` will tell. */
export interface WriteOptions {
  manager?: string;
  /** `Update` when absent. */
  operation?: ManagedFields['operation'];
}

export interface DeleteOptions {
  /** Seconds a Pod may take to end; its own `terminationGracePeriodSeconds` when absent. */
  gracePeriodSeconds?: number;
  /** What happens to the dependents; `Background` (they go too) when absent. */
  propagationPolicy?: 'Background' | 'Foreground' | 'Orphan';
}

/**
 * The state of the cluster, as the parts of the sandbox inside the process use it: controllers,
 * Argo CD, metrics, scenarios. The HTTP API serves the same state. Objects that are handed out
 * must not be changed (they are frozen); write them back through the methods.
 *
 * Kinds without a namespace are addressed with the empty string. Methods that write throw a
 * `StatusError` when the API server would refuse. A write that changes nothing is no change: the
 * resource version stays and nobody is told.
 */
export interface Cluster {
  get(kind: string, namespace: string, name: string): KubeObject | undefined;
  /** All namespaces when `namespace` is absent. */
  list(kind: string, namespace?: string): KubeObject[];
  /**
   * Creates the object, or changes the fields that the manifest names; the status stays. A
   * manifest that creates the object may carry its first status.
   */
  apply(manifest: Manifest, options?: WriteOptions): KubeObject;
  /**
   * As `apply`, but fails with 409 AlreadyExists when there is such an object. A manifest may bring
   * `managedFields` that tell of earlier times.
   */
  create(manifest: Manifest, options?: WriteOptions): KubeObject;
  /**
   * Puts the whole object in the place of the one that exists, status included. Fails with 409
   * Conflict when the manifest names a resource version that is not the present one.
   */
  replace(manifest: Manifest, options?: WriteOptions): KubeObject;
  /** RFC 7386 merge patch. Reaches every field, the status too. */
  patch(
    kind: string,
    namespace: string,
    name: string,
    mergePatch: Record<string, unknown>,
    options?: WriteOptions,
  ): KubeObject;
  /**
   * Removes the object and what it owns. To delete what is gone already does nothing.
   *
   * - A Pod that was given to a node only gets its `deletionTimestamp`; whoever plays the kubelet
   *   ends it with a second `delete`, or anyone does with a grace period of 0. A Pod without a
   *   node, or one that has Succeeded or Failed, goes at once.
   * - An object with finalizers gets its `deletionTimestamp` and goes when the last finalizer is
   *   taken off.
   * - A Namespace goes at once, with everything in it.
   */
  delete(
    kind: string,
    namespace: string,
    name: string,
    options?: DeleteOptions,
  ): void;
  /**
   * Calls the listener after each change, in order. A change that a listener makes is told after
   * the one it answers. Returns the function that ends this.
   */
  subscribe(listener: (event: ClusterEvent) => void): () => void;
  /** The version of the last change: one counter for all objects. */
  readonly resourceVersion: string;
}
