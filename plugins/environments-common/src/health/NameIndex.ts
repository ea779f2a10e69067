import type {
  KubernetesKind,
  KubernetesObjects,
  KubernetesObjectTypes,
  ObjectMetadata,
} from '../kubernetes';

/** Where in its list an object is, by namespace and name. */
type Positions = ReadonlyMap<string, ReadonlyMap<string, number>>;

type Named = readonly { metadata: ObjectMetadata }[];

function positionsIn(list: Named): Positions {
  const namespaces = new Map<string, Map<string, number>>();
  for (const [position, { metadata }] of list.entries()) {
    const names = namespaces.get(metadata.namespace);
    if (names) {
      names.set(metadata.name, position);
    } else {
      namespaces.set(metadata.namespace, new Map([[metadata.name, position]]));
    }
  }
  return namespaces;
}

/** Whether two lists hold objects of the same names at the same positions. */
function haveSameNames(a: Named | undefined, b: Named | undefined): boolean {
  return (
    a === b ||
    (a?.length === b?.length &&
      (a ?? []).every((object, position) => {
        const other = b?.[position];
        return (
          object === other ||
          (object.metadata.name === other?.metadata.name &&
            object.metadata.namespace === other.metadata.namespace)
        );
      }))
  );
}

/**
 * Finds objects by kind, namespace and name. A kind is arranged when it is first asked for, unless
 * its list has the names of the one before.
 */
export class NameIndex {
  readonly #objects: KubernetesObjects;
  readonly #positions: Map<KubernetesKind, Positions>;

  constructor(objects: KubernetesObjects, previous?: NameIndex) {
    this.#objects = objects;
    const known = previous ? [...previous.#positions] : [];
    const before = previous && previous.#objects;
    this.#positions = new Map(
      known.filter(([kind]) => haveSameNames(objects[kind], before?.[kind])),
    );
  }

  find<Kind extends KubernetesKind>(
    kind: Kind,
    namespace: string,
    name: string,
  ): KubernetesObjectTypes[Kind] | undefined {
    const position = this.#positionsOf(kind).get(namespace)?.get(name);
    return position === undefined ? undefined : this.#objects[kind]?.[position];
  }

  #positionsOf(kind: KubernetesKind): Positions {
    const known = this.#positions.get(kind);
    if (known) {
      return known;
    }
    const positions = positionsIn(this.#objects[kind] ?? []);
    this.#positions.set(kind, positions);
    return positions;
  }
}
