/** Whether two lists hold the same objects in the same order. */
export function sameItems(
  a: readonly unknown[],
  b: readonly unknown[],
): boolean {
  return (
    a === b ||
    (a.length === b.length && a.every((item, place) => item === b[place]))
  );
}
