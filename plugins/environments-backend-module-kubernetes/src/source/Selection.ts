import type {
  LabelRequirement,
  ObjectMetadata,
} from '@flightdeck/plugin-environments-common';
import { matchesLabelSelector } from '@flightdeck/plugin-environments-common';

interface WithMetadata {
  metadata: ObjectMetadata;
}

/** Names an object where only kind and name are told, as in the target of an autoscaler. */
function nameKey(kind: string, namespace: string, name: string): string {
  return `${kind}/${namespace}/${name}`;
}

/** Gathers what has been selected so far, so that what belongs to it can be found. */
export class Selection {
  readonly #uids = new Set<string>();
  readonly #names = new Set<string>();
  readonly #requirements: readonly LabelRequirement[];

  constructor(requirements: readonly LabelRequirement[]) {
    this.#requirements = requirements;
  }

  /** Takes the objects with the labels, those owned by what was taken, and those that belong. */
  take<T extends WithMetadata>(
    kind: string,
    objects: readonly T[] | undefined,
    belongs: (object: T) => boolean = () => false,
  ): T[] | undefined {
    return objects?.filter(object => {
      const { metadata } = object;
      const taken =
        matchesLabelSelector(metadata.labels, this.#requirements) ||
        metadata.ownerReferences.some(({ uid }) => this.#uids.has(uid)) ||
        belongs(object);
      if (taken) {
        this.#uids.add(metadata.uid);
        this.#names.add(nameKey(kind, metadata.namespace, metadata.name));
      }
      return taken;
    });
  }

  hasUid(uid: string | undefined): boolean {
    return uid !== undefined && this.#uids.has(uid);
  }

  hasName(kind = '', namespace = '', name = ''): boolean {
    return this.#names.has(nameKey(kind, namespace, name));
  }
}
