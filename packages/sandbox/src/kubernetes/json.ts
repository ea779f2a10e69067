import { isDeepStrictEqual } from 'node:util';

export type JsonObject = Record<string, unknown>;

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * A deep copy that cannot be changed and holds nothing that JSON cannot. Parts that are frozen
 * already are shared, so that a small change to a large object costs little.
 */
export function freezeJson<T>(value: T): T;
export function freezeJson(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) {
    return value;
  }
  if (Array.isArray(value)) {
    return Object.freeze(value.map(item => freezeJson(item)));
  }
  const copy: JsonObject = {};
  for (const [key, field] of Object.entries(value)) {
    if (field !== undefined) {
      copy[key] = freezeJson(field);
    }
  }
  return Object.freeze(copy);
}

export function equalJson(left: unknown, right: unknown): boolean {
  return left === right || isDeepStrictEqual(left, right);
}

/** The value at a path of fields, `undefined` where the path ends early. */
export function fieldAt(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (at, field) => (isJsonObject(at) ? at[field] : undefined),
    value,
  );
}

export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'string' ? found : undefined;
}

export function numberAt(
  value: unknown,
  ...path: string[]
): number | undefined {
  const found = fieldAt(value, ...path);
  return typeof found === 'number' ? found : undefined;
}

/** The list at a path of fields; empty where there is none. */
export function listAt(value: unknown, ...path: string[]): unknown[] {
  const found = fieldAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The object at a path of fields; empty where there is none. */
export function objectAt(value: unknown, ...path: string[]): JsonObject {
  const found = fieldAt(value, ...path);
  return isJsonObject(found) ? found : {};
}
