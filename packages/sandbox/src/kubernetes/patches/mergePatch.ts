import { isJsonObject, JsonObject } from '../json';

/** RFC 7386: objects are merged, null removes, everything else replaces. */
export function mergePatch(target: JsonObject, patch: JsonObject): JsonObject {
  const result: JsonObject = { ...target };
  for (const [key, value] of Object.entries(patch)) {
    if (value === null) {
      delete result[key];
    } else if (isJsonObject(value)) {
      const existing = result[key];
      result[key] = mergePatch(isJsonObject(existing) ? existing : {}, value);
    } else if (value !== undefined) {
      result[key] = value;
    }
  }
  return result;
}
