import type { ObjectMetadata } from '@flightdeck/plugin-environments-common';
import { isDeepStrictEqual } from 'node:util';

/** An object as it is kept. */
export interface StoredObject {
  metadata: ObjectMetadata;
}

/** The objects of one kind, by namespace. */
export class KindStore<T extends StoredObject> {
  readonly #namespaces = new Map<string, Map<string, T>>();
  /** What was handed out, until the namespace changes. */
  readonly #lists = new Map<string, readonly T[]>();

  /**
   * Makes these the objects of a namespace. Those that are the same as before keep their identity.
   * Returns whether anything changed.
   */
  replace(namespace: string, objects: readonly T[]): boolean {
    const before = this.#namespaces.get(namespace);
    const after = new Map<string, T>();
    let changed = before === undefined || before.size !== objects.length;
    for (const object of objects) {
      const known = before?.get(keyOf(object.metadata));
      const same = known !== undefined && isSame(known, object);
      changed ||= !same;
      after.set(keyOf(object.metadata), same ? known : object);
    }
    if (changed) {
      this.#namespaces.set(namespace, after);
      this.#lists.delete(namespace);
    }
    return changed;
  }

  /** Adds or changes an object of a namespace that is known. Returns whether anything changed. */
  upsert(object: T): boolean {
    const { namespace } = object.metadata;
    const objects = this.#namespaces.get(namespace);
    const key = keyOf(object.metadata);
    const known = objects?.get(key);
    if (!objects || (known && isSame(known, object))) {
      return false;
    }
    objects.set(key, object);
    this.#lists.delete(namespace);
    return true;
  }

  /** Returns whether there was such an object. */
  delete(object: { namespace: string; name: string; uid: string }): boolean {
    const { namespace } = object;
    const deleted =
      this.#namespaces.get(namespace)?.delete(keyOf(object)) ?? false;
    if (deleted) {
      this.#lists.delete(namespace);
    }
    return deleted;
  }

  /** Makes a namespace unknown. Returns whether it was known. */
  forget(namespace: string): boolean {
    this.#lists.delete(namespace);
    return this.#namespaces.delete(namespace);
  }

  /** The objects of a namespace, the same array until they change; undefined when unknown. */
  read(namespace: string): readonly T[] | undefined {
    const objects = this.#namespaces.get(namespace);
    if (!objects) {
      return undefined;
    }
    let list = this.#lists.get(namespace);
    if (!list) {
      list = [...objects.values()];
      this.#lists.set(namespace, list);
    }
    return list;
  }

  /** The namespaces that are known. */
  namespaces(): string[] {
    return [...this.#namespaces.keys()];
  }
}

// A name can be used again by another object, whose addition may be told of before the removal.
function keyOf({ name, uid }: { name: string; uid: string }): string {
  return uid || name;
}

/**
 * Much of what changes in a cluster is not kept: heartbeats of nodes, leader elections, values of
 * settings. An object that says the same as before is the same, whatever its version.
 */
function isSame(a: StoredObject, b: StoredObject): boolean {
  const { resourceVersion } = a.metadata;
  return (
    (resourceVersion !== undefined &&
      resourceVersion === b.metadata.resourceVersion) ||
    isDeepStrictEqual(withoutVersion(a), withoutVersion(b))
  );
}

function withoutVersion(object: StoredObject): StoredObject {
  const metadata = { ...object.metadata, resourceVersion: undefined };
  return { ...object, metadata };
}
