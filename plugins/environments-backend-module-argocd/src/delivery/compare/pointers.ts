type JsonObject = Record<string, unknown>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function partsOf(pointer: string): string[] {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Of jq only plain paths, such as `.spec.replicas`. */
export function pointerOfPath(path: string): string[] {
  return /^(\.\w+)+$/.test(path.trim())
    ? [path.trim().replaceAll('.', '/')]
    : [];
}

/** A copy of an object whose fields at JSON pointers are those of another. */
export function withFieldsOf<T>(
  object: T,
  other: unknown,
  pointers: readonly string[],
): T {
  const copy = structuredClone(object);
  for (const pointer of pointers) {
    const parts = partsOf(pointer);
    const last = parts.pop();
    const walk = (root: unknown) =>
      parts.reduce<unknown>(
        (value, key) => (isObject(value) ? value[key] : undefined),
        root,
      );
    const [to, from] = [walk(copy), walk(other)];
    if (last === undefined || !isObject(to) || !isObject(from)) {
      continue;
    }
    if (last in from) {
      to[last] = structuredClone(from[last]);
    } else {
      delete to[last];
    }
  }
  return copy;
}
