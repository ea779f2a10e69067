import { isJsonObject, type JsonObject } from '../kubernetes/json';

/** The object that the field at a JSON pointer is in, and the name of the field. */
function placeOf(root: unknown, pointer: string) {
  const path = pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'));
  const field = path.pop();
  const parent = path.reduce<unknown>(
    (value, key) => (isJsonObject(value) ? value[key] : undefined),
    root,
  );
  return field !== undefined && isJsonObject(parent)
    ? { parent, field }
    : undefined;
}

/** A copy without the fields at the JSON pointers. */
export function withoutPointers<T extends JsonObject>(
  object: T,
  pointers: readonly string[],
): T {
  const copy = structuredClone(object);
  for (const pointer of pointers) {
    const place = placeOf(copy, pointer);
    if (place) {
      delete place.parent[place.field];
    }
  }
  return copy;
}

/** A copy of an object whose fields at the JSON pointers are those of another. */
export function withFieldsOf<T extends JsonObject>(
  object: T,
  other: unknown,
  pointers: readonly string[],
): T {
  const copy = structuredClone(object);
  for (const pointer of pointers) {
    const to = placeOf(copy, pointer);
    const from = placeOf(other, pointer);
    if (to && from) {
      if (from.field in from.parent) {
        to.parent[to.field] = structuredClone(from.parent[from.field]);
      } else {
        delete to.parent[to.field];
      }
    }
  }
  return copy;
}

/** Of jq only plain paths, such as `.spec.replicas`. */
export function pointerOfPath(expression: string): string[] {
  return /^(\.\w+)+$/.test(expression) ? [expression.replaceAll('.', '/')] : [];
}
