/** Gathers items under their keys, in the order of the keys. */
export function groupBy<T>(
  items: readonly T[],
  keyOf: (item: T) => string,
): [T, ...T[]][] {
  const groups = new Map<string, [T, ...T[]]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) {
      group.push(item);
    } else {
      groups.set(key, [item]);
    }
  }
  return [...groups]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([, group]) => group);
}

/** Each text once, in order. */
export function sortedSet(texts: Iterable<string | undefined>): string[] {
  const present = [...texts].filter(text => text !== undefined);
  return [...new Set(present)].sort();
}
