/** Orders things by namespace, then by name. */
export function byPlace(
  a: { namespace?: string; name: string },
  b: { namespace?: string; name: string },
): number {
  const [left, right] = [a, b].map(
    ({ namespace, name }) => `${namespace ?? ''}/${name}`,
  );
  if (left === right) {
    return 0;
  }
  return left < right ? -1 : 1;
}
