import { isJsonObject, type JsonObject } from '../../kubernetes/json';

/** A copy of an object whose fields at the JSON pointers are those of another. */
export function withFieldsOf(
  object: JsonObject,
  other: unknown,
  pointers: readonly string[],
): JsonObject {
  const copy = structuredClone(object);
  for (const pointer of pointers) {
    const path = pointer.split('/').slice(1);
    const last = path.pop();
    const [to, from] = [copy, other].map(root =>
      path.reduce<unknown>(
        (value, key) => (isJsonObject(value) ? value[key] : undefined),
        root,
      ),
    );
    if (last !== undefined && isJsonObject(to) && isJsonObject(from)) {
      if (last in from) {
        to[last] = structuredClone(from[last]);
      } else {
        delete to[last];
      }
    }
  }
  return copy;
}
