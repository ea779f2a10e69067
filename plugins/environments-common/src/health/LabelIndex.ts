import { changedPlaces } from './changedPlaces';
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

type Buckets<T> = ReadonlyMap<string, Map<string, Map<string, T[]>>>;

/** An item in two versions. */
interface Change<T> {
  before: T;
  after: T;
}

/**
 * Finds the items of a namespace that a selector of equalities matches, without looking at each.
 * Keeps only the labels that the known selectors ask for.
 */
export class LabelIndex<T> {
  readonly #items: readonly T[];
  readonly #selectors: Iterable<Labels>;
  readonly #access: LabelledItem<T>;
  readonly #selected = new Map<Labels, readonly T[]>();
  readonly #selectedBefore: ReadonlyMap<Labels, readonly T[]> | undefined;
  /** The items that changed; undefined when they are not known one by one. */
  readonly #changes: readonly Change<T>[] | undefined;
  #buckets: Buckets<T> | undefined;

  constructor(
    items: readonly T[],
    selectors: Iterable<Labels>,
    access: LabelledItem<T>,
    previous?: LabelIndex<T>,
  ) {
    this.#items = items;
    this.#selectors = selectors;
    this.#access = access;
    this.#selectedBefore = previous && previous.#selected;
    const before = previous ? previous.#items : [];
    this.#changes = changedPlaces(before, items)?.map(place => ({
      before: before[place],
      after: items[place],
    }));
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
    const before = this.#selectedBefore?.get(selector);
    const items =
      (before && this.#update(before, namespace, selector)) ??
      this.#find(namespace, selector);
    const steady = before && sameItems(before, items) ? before : items;
    this.#selected.set(selector, steady);
    return steady;
  }

  /** What was selected before, with what changed; undefined when others may match now. */
  #update(
    selected: readonly T[],
    namespace: string,
    selector: Labels,
  ): readonly T[] | undefined {
    let updated = selected;
    for (const { before, after } of this.#changes ?? []) {
      const isSelected = this.#matches(after, namespace, selector);
      if (isSelected !== this.#matches(before, namespace, selector)) {
        return undefined;
      }
      if (isSelected) {
        updated = updated.map(item => (item === before ? after : item));
      }
    }
    return this.#changes && updated;
  }

  #matches(item: T, namespace: string, selector: Labels): boolean {
    const { namespaceOf, labelsOf } = this.#access;
    const pairs = Object.entries(selector);
    const labels = labelsOf(item);
    return (
      namespaceOf(item) === namespace &&
      pairs.length > 0 &&
      pairs.every(
        ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
      )
    );
  }

  #find(namespace: string, selector: Labels): readonly T[] {
    this.#buckets ??= this.#arrange();
    const pairs = Object.entries(selector);
    let fewest: readonly T[] | undefined;
    for (const [key, value] of pairs) {
      const items = this.#buckets.get(namespace)?.get(key)?.get(value) ?? [];
      if (fewest === undefined || items.length < fewest.length) {
        fewest = items;
      }
    }
    if (fewest === undefined || pairs.length === 1) {
      return fewest ?? [];
    }
    return fewest.filter(item => this.#matches(item, namespace, selector));
  }

  /** The items by namespace, label and value. */
  #arrange(): Buckets<T> {
    const { namespaceOf, labelsOf } = this.#access;
    const buckets = new Map<string, Map<string, Map<string, T[]>>>();
    const wanted = keysOf(this.#selectors);
    for (const item of this.#items) {
      const labels = labelsOf(item);
      const namespace = getOrAdd(
        buckets,
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
    return buckets;
  }
}
