import { randomUUID } from 'node:crypto';
import {
  Cluster,
  ClusterEvent,
  DeleteOptions,
  KubeObject,
  Manifest,
  WriteOptions,
} from './Cluster';
import { admit } from './admission/admit';
import { changedObject } from './changedObject';
import { EventDispatcher } from './EventDispatcher';
import { freezeJson } from './json';
import { removalOf, withEnd } from './removalOf';
import { withNote } from './managedFields';
import { parseManifest } from './manifest';
import { formatTime, withServerMetadata } from './objectMetadata';
import { ObjectStore } from './ObjectStore';
import { mergePatch } from './patches/mergePatch';
import { requireResourceType } from './requireResourceType';
import { findResourceType } from './resourceTypes';
import { ServiceAddresses } from './ServiceAddresses';
import { StatusError } from './StatusError';
import { withDefaults } from './withDefaults';
import { withJobIdentity } from './withJobIdentity';

const FIRST_NAMESPACES = ['default', 'kube-system', 'kube-public'];

/** The `Cluster` that lives in this process and ends with it. */
export class InMemoryCluster implements Cluster {
  readonly #clock: () => Date;
  readonly #uid: () => string;
  readonly #store = new ObjectStore();
  readonly #addresses = new ServiceAddresses();
  readonly #dispatcher = new EventDispatcher();
  #version: number;

  constructor(options: { clock: () => Date; uid?: () => string }) {
    this.#clock = options.clock;
    this.#uid = options.uid ?? randomUUID;
    // Starts from the time, so that a version from before a restart is old here, not a later one.
    this.#version = options.clock().getTime();
    for (const name of FIRST_NAMESPACES) {
      this.create({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    }
  }

  get resourceVersion(): string {
    return String(this.#version);
  }

  get(kind: string, namespace: string, name: string): KubeObject | undefined {
    return this.#store.get(kind, this.#namespaceOf(kind, namespace), name);
  }

  list(kind: string, namespace?: string): KubeObject[] {
    return findResourceType(kind)?.namespaced
      ? this.#store.list(kind, namespace)
      : this.#store.list(kind);
  }

  apply(manifest: Manifest, options?: WriteOptions): KubeObject {
    const current = this.#find(manifest);
    if (!current) {
      return this.create(manifest, options);
    }
    const { status: _status, ...desired } = manifest;
    const next = parseManifest(mergePatch(current, desired));
    return this.#update(current, next, options);
  }

  create(manifest: Manifest, options?: WriteOptions): KubeObject {
    const type = requireResourceType(manifest.kind, manifest.apiVersion);
    const { name } = manifest.metadata;
    if (this.#find(manifest)) {
      throw StatusError.alreadyExists(type, name);
    }
    const uid = this.#uid();
    const complete = admit(this, withJobIdentity(withDefaults(manifest), uid));
    const addressed = this.#addresses.assign(complete);
    const fresh = freezeJson<KubeObject>({
      ...addressed,
      metadata: withServerMetadata(complete, {
        namespace: type.namespaced
          ? manifest.metadata.namespace ?? 'default'
          : undefined,
        uid,
        resourceVersion: this.#nextVersion(),
        generation: 'spec' in complete ? 1 : undefined,
        creationTimestamp: this.#time(),
      }),
    });
    const object = manifest.metadata.managedFields
      ? fresh
      : withNote(undefined, fresh, options, this.#time());
    this.#store.put(object);
    this.#dispatcher.dispatch({ type: 'ADDED', object });
    return object;
  }

  replace(manifest: Manifest, options?: WriteOptions): KubeObject {
    const type = requireResourceType(manifest.kind, manifest.apiVersion);
    const { name, resourceVersion } = manifest.metadata;
    const current = this.#find(manifest);
    if (!current) {
      throw StatusError.notFound(type, name);
    }
    if (
      resourceVersion &&
      resourceVersion !== current.metadata.resourceVersion
    ) {
      throw StatusError.conflict(type, name);
    }
    return this.#update(current, manifest, options);
  }

  patch(
    kind: string,
    namespace: string,
    name: string,
    patch: Record<string, unknown>,
    options?: WriteOptions,
  ): KubeObject {
    const current = this.get(kind, namespace, name);
    if (!current) {
      throw StatusError.notFound(requireResourceType(kind), name);
    }
    return this.replace(parseManifest(mergePatch(current, patch)), options);
  }

  delete(
    kind: string,
    namespace: string,
    name: string,
    options: DeleteOptions = {},
  ): void {
    const object = this.get(kind, namespace, name);
    if (!object) {
      return;
    }
    const removal = removalOf(object, options);
    if (removal.when === 'now') {
      this.#remove(object, options);
    } else if (removal.when === 'later' && !object.metadata.deletionTimestamp) {
      this.#write(object, withEnd(object, removal, this.#clock()));
    }
  }

  subscribe(listener: (event: ClusterEvent) => void): () => void {
    return this.#dispatcher.subscribe(listener);
  }

  /** Writes a new state of an object; what the server decides itself stays. */
  #update(
    current: KubeObject,
    manifest: Manifest,
    options?: WriteOptions,
  ): KubeObject {
    const changed = {
      ...withDefaults(manifest),
      apiVersion: current.apiVersion,
      metadata: withServerMetadata(manifest, current.metadata),
    };
    const next = this.#write(current, changed, options);
    const before = current.metadata;
    const { finalizers = [], deletionTimestamp } = next.metadata;
    if (deletionTimestamp && before.finalizers?.length && !finalizers.length) {
      this.#remove(next, {});
    }
    return next;
  }

  #write(
    current: KubeObject,
    next: KubeObject,
    options?: WriteOptions,
  ): KubeObject {
    const changed = changedObject(current, next, options, this.#time());
    if (changed === current) {
      return current;
    }
    const resourceVersion = this.#nextVersion();
    const object = freezeJson<KubeObject>({
      ...changed,
      metadata: { ...changed.metadata, resourceVersion },
    });
    this.#store.put(object);
    this.#dispatcher.dispatch({ type: 'MODIFIED', object, previous: current });
    return object;
  }

  #remove(object: KubeObject, options: DeleteOptions): void {
    const { uid, name } = object.metadata;
    this.#store.remove(object);
    const deleted = freezeJson<KubeObject>({
      ...object,
      metadata: { ...object.metadata, resourceVersion: this.#nextVersion() },
    });
    this.#dispatcher.dispatch({
      type: 'DELETED',
      object: deleted,
      previous: object,
    });
    this.#releaseDependents(uid, options.propagationPolicy === 'Orphan');
    if (object.kind === 'Namespace') {
      this.#store.inNamespace(name).forEach(inside => {
        if (this.#store.hasUid(inside.metadata.uid)) {
          this.#remove(inside, {});
        }
      });
    }
  }

  /** Garbage collection: a dependent goes with the last of its owners. */
  #releaseDependents(ownerUid: string, orphan: boolean): void {
    for (const { kind, metadata } of this.#store.dependentsOf(ownerUid)) {
      const others = (metadata.ownerReferences ?? []).filter(
        owner => owner.uid !== ownerUid,
      );
      const { namespace = '', name } = metadata;
      if (orphan || others.some(owner => this.#store.hasUid(owner.uid))) {
        this.patch(kind, namespace, name, {
          metadata: { ownerReferences: others },
        });
      } else {
        this.delete(kind, namespace, name);
      }
    }
  }

  #find(manifest: Manifest): KubeObject | undefined {
    const { namespace = 'default', name } = manifest.metadata;
    return this.get(manifest.kind, namespace, name);
  }

  #namespaceOf(kind: string, namespace: string): string {
    return findResourceType(kind)?.namespaced ? namespace : '';
  }

  #time(): string {
    return formatTime(this.#clock());
  }

  #nextVersion(): string {
    this.#version += 1;
    return this.resourceVersion;
  }
}
