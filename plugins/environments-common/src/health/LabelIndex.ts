/**
 * Finds the items of a namespace that a selector of equalities matches, without looking at each.
 * Keeps only the labels that the known selectors ask for.
 */
export class LabelIndex<T> {
  readonly #items = new Map<string, T[]>();
  readonly #labelsOf: (item: T) => Readonly<Record<string, string>>;

  constructor(
    items: readonly T[],
    selectors: Iterable<Readonly<Record<string, string>>>,
    describe: {
      namespaceOf(item: T): string;
      labelsOf(item: T): Readonly<Record<string, string>>;
    },
  ) {
    this.#labelsOf = describe.labelsOf;
    const wanted = new Set<string>();
    for (const selector of selectors) {
      for (const key of Object.keys(selector)) {
        wanted.add(key);
      }
    }
    for (const item of items) {
      const labels = describe.labelsOf(item);
      for (const key of wanted) {
        if (Object.hasOwn(labels, key)) {
          const place = `${describe.namespaceOf(item)}/${key}=${labels[key]}`;
          const list = this.#items.get(place);
          if (list) {
            list.push(item);
          } else {
            this.#items.set(place, [item]);
          }
        }
      }
    }
  }

  /** The matching items in their order; none for an empty selector, as for a Service. */
  select(
    namespace: string,
    selector: Readonly<Record<string, string>>,
  ): readonly T[] {
    const pairs = Object.entries(selector);
    let fewest: readonly T[] | undefined;
    for (const [key, value] of pairs) {
      const items = this.#items.get(`${namespace}/${key}=${value}`) ?? [];
      if (fewest === undefined || items.length < fewest.length) {
        fewest = items;
      }
    }
    return (fewest ?? []).filter(item => {
      const labels = this.#labelsOf(item);
      return pairs.every(
        ([key, value]) => Object.hasOwn(labels, key) && labels[key] === value,
      );
    });
  }
}
