import type {
  KubernetesKind,
  KubernetesObjects,
  KubernetesObjectTypes,
} from '../kubernetes';

/** Finds objects by kind, namespace and name. A kind is arranged when it is first asked for. */
export class NameIndex {
  readonly #objects: KubernetesObjects;
  /** Where in its list an object is. */
  readonly #positions = new Map<KubernetesKind, ReadonlyMap<string, number>>();

  constructor(objects: KubernetesObjects) {
    this.#objects = objects;
  }

  find<Kind extends KubernetesKind>(
    kind: Kind,
    namespace: string,
    name: string,
  ): KubernetesObjectTypes[Kind] | undefined {
    const position = this.#positionsOf(kind).get(`${namespace}/${name}`);
    return position === undefined ? undefined : this.#objects[kind]?.[position];
  }

  #positionsOf(kind: KubernetesKind): ReadonlyMap<string, number> {
    const known = this.#positions.get(kind);
    if (known) {
      return known;
    }
    const positions = new Map(
      (this.#objects[kind] ?? []).map(({ metadata }, position) => [
        `${metadata.namespace}/${metadata.name}`,
        position,
      ]),
    );
    this.#positions.set(kind, positions);
    return positions;
  }
}
