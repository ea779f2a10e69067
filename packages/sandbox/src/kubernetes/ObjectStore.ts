import { KubeObject } from './Cluster';

type ByName = Map<string, KubeObject>;

/** Holds the objects, with the indexes that reads and garbage collection need. */
export class ObjectStore {
  readonly #kinds = new Map<string, Map<string, ByName>>();
  readonly #byUid = new Map<string, KubeObject>();
  /** Uids of the dependents of an owner. */
  readonly #dependents = new Map<string, Set<string>>();

  get(kind: string, namespace: string, name: string): KubeObject | undefined {
    return this.#kinds.get(kind)?.get(namespace)?.get(name);
  }

  list(kind: string, namespace?: string): KubeObject[] {
    const namespaces = this.#kinds.get(kind);
    if (!namespaces) {
      return [];
    }
    if (namespace !== undefined) {
      return [...(namespaces.get(namespace)?.values() ?? [])];
    }
    return [...namespaces.values()].flatMap(names => [...names.values()]);
  }

  inNamespace(namespace: string): KubeObject[] {
    return [...this.#kinds.values()].flatMap(namespaces => [
      ...(namespaces.get(namespace)?.values() ?? []),
    ]);
  }

  hasUid(uid: string): boolean {
    return this.#byUid.has(uid);
  }

  dependentsOf(ownerUid: string): KubeObject[] {
    return [...(this.#dependents.get(ownerUid) ?? [])].flatMap(uid => {
      const found = this.#byUid.get(uid);
      return found ? [found] : [];
    });
  }

  put(object: KubeObject): void {
    const { name, namespace = '', uid } = object.metadata;
    const before = this.get(object.kind, namespace, name);
    if (before) {
      this.#unindex(before);
    }
    let namespaces = this.#kinds.get(object.kind);
    if (!namespaces) {
      namespaces = new Map();
      this.#kinds.set(object.kind, namespaces);
    }
    let names = namespaces.get(namespace);
    if (!names) {
      names = new Map();
      namespaces.set(namespace, names);
    }
    names.set(name, object);
    this.#byUid.set(uid, object);
    for (const owner of object.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid) ?? new Set();
      dependents.add(uid);
      this.#dependents.set(owner.uid, dependents);
    }
  }

  remove(object: KubeObject): void {
    const { name, namespace = '' } = object.metadata;
    const namespaces = this.#kinds.get(object.kind);
    const names = namespaces?.get(namespace);
    names?.delete(name);
    if (names?.size === 0) {
      namespaces?.delete(namespace);
    }
    this.#unindex(object);
  }

  #unindex(object: KubeObject): void {
    this.#byUid.delete(object.metadata.uid);
    for (const owner of object.metadata.ownerReferences ?? []) {
      const dependents = this.#dependents.get(owner.uid);
      dependents?.delete(object.metadata.uid);
      if (dependents?.size === 0) {
        this.#dependents.delete(owner.uid);
      }
    }
  }
}
