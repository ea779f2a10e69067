/**
 * The first key of what was written that was left out when it was read: nobody knows it, and
 * whoever wrote it believes that it does something.
 */
export function findStrayKey(
  written: unknown,
  read: unknown,
): PropertyKey[] | undefined {
  if (!isKeyed(written) || !isKeyed(read)) {
    return undefined;
  }
  for (const [key, value] of Object.entries(written)) {
    const other: unknown = Reflect.get(read, key);
    if (other === undefined && value !== undefined) {
      return [key];
    }
    const inside = findStrayKey(value, other);
    if (inside) {
      return [Array.isArray(written) ? Number(key) : key, ...inside];
    }
  }
  return undefined;
}

function isKeyed(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
