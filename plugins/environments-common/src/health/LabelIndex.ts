import { sameItems } from './sameItems';

type Labels = Readonly<Record<string, string>>;

/** How an index learns of an item what it needs. */
export interface LabelledItem<T> {
  namespaceOf(item: T): string;
  labelsOf(item: T): Labels;
}

function getOrAdd<Key, Value>(
  map: Map<Key, Value>,
  key: Key,
  create: () => Value,
): Value {
  let value = map.get(key);
  if (value === undefined) {
    value = create();
    map.set(key, value);
  }
  return value;
}

function keysOf(selectors: Iterable<Labels>): ReadonlySet<string> {
  const keys = new Set<string>();
  for (const selector of selectors) {
    for (const key of Object.keys(selector)) {
      keys.add(key);
    }
  }
  return keys;
}

/**
 * Finds the items of a namespace that a selector of equalities matches, without looking at each.
 * Keeps only the labels that the known selectors ask for.
 */
export class LabelIndex<T> {
  /** By namespace, label and value. */
  readonly #items = new Map<string, Map<string, Map<string, T[]>>>();
  readonly #labelsOf: (item: T) => Labels;
  readonly #selected = new Map<Labels, readonly T[]>();
  readonly #before: ReadonlyMap<Labels, readonly T[]> | undefined;

  constructor(
    items: readonly T[],
    selectors: Iterable<Labels>,
    { namespaceOf, labelsOf }: LabelledItem<T>,
    previous?: LabelIndex<T>,
  ) {
    this.#labelsOf = labelsOf;
    this.#before = previous && previous.#selected;
    const wanted = keysOf(selectors);
    for (const item of items) {
      const labels = labelsOf(item);
      const namespace = getOrAdd(
        this.#items,
        namespaceOf(item),
        () => new Map<string, Map<string, T[]>>(),
      );
      for (const key of wanted) {
        if (Object.hasOwn(labels, key)) {
          const values = getOrAdd(namespace, key, () => new Map<string, T[]>());
          getOrAdd<string, T[]>(values, labels[key], () => []).push(item);
        }
      }
    }
  }

  /**
   * The matching items in their order; none for an empty selector, as for a Service. The same array
   * as from the index before, when the items are the same.
   */
  select(namespace: string, selector: Labels): readonly T[] {
    const known = this.#selected.get(selector);
    if (known) {
      return known;
    }
    const items = this.#find(namespace, selector);
    const before = this.#before?.get(selector);
    const steady = before && sameItems(before, items) ? before : items;
    this.#selected.set(selector, steady);
    return steady;
  }

  #find(namespace: string, selector: Labels): readonly T[] {
    const pairs = Object.entries(selector);
    let fewest: readonly T[] | undefined;
    for (const [key, value] of pairs) {
      const items = this.#items.get(namespace)?.get(key)?.get(value) ?? [];
      if (fewest === undefined || items.length < fewest.length) {
        fewest = items;
      }
    }
    if (fewest === undefined || pairs.length === 1) {
      return fewest ?? [];
    }
    return fewest.filter(item => {
      const labels = this.#labelsOf(item);
      return pairs.every(
        ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
      );
    });
  }
}
