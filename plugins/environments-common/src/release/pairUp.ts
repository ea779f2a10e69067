/** One side of a comparison, and what its items are called on both. */
export interface NamedItems<T> {
  items: readonly T[];
  nameOf: (item: T) => string;
}

/** The items of both sides by name, in the order of names; undefined where a side lacks one. */
export function pairUp<T>(
  before: NamedItems<T>,
  after: NamedItems<T>,
): [name: string, before: T | undefined, after: T | undefined][] {
  const [left, right] = [before, after].map(
    ({ items, nameOf }) => new Map(items.map(item => [nameOf(item), item])),
  );
  return [...new Set([...left.keys(), ...right.keys()])]
    .sort()
    .map(name => [name, left.get(name), right.get(name)]);
}
