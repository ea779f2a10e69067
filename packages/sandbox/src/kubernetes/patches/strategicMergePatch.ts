import { equalJson, isJsonObject, JsonObject } from '../json';
import { StatusError } from '../StatusError';
import { listMergeAt } from './listMergeKeys';

const DIRECTIVE = '$patch';
const RETAIN_KEYS = '$retainKeys';
const ORDER = '$setElementOrder/';
const DELETE_FROM = '$deleteFromPrimitiveList/';

/**
 * Kubernetes' strategic merge patch: objects merge, known lists merge by their key, other lists
 * are replaced, null removes. Knows the directives `$patch` (delete, replace, merge),
 * `$retainKeys`, `$setElementOrder/…` and `$deleteFromPrimitiveList/…`.
 */
export function strategicMergePatch(
  kind: string,
  target: JsonObject,
  patch: JsonObject,
): JsonObject {
  return mergeObject(kind, [], target, patch);
}

function mergeObject(
  kind: string,
  path: readonly string[],
  target: JsonObject,
  patch: JsonObject,
): JsonObject {
  const directive = patch[DIRECTIVE];
  if (directive === 'replace') {
    return withoutDirectives(patch);
  }
  if (directive === 'delete') {
    return {};
  }
  if (directive !== undefined && directive !== 'merge') {
    throw StatusError.badRequest(
      `Unknown patch type: ${String(directive)} at ${path.join('.')}`,
    );
  }
  const result = retained(target, patch[RETAIN_KEYS]);
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(DELETE_FROM)) {
      const name = field.slice(DELETE_FROM.length);
      result[name] = without(result[name], value);
    }
  }
  for (const [field, value] of Object.entries(withoutDirectives(patch))) {
    const merged = mergeField(kind, [...path, field], result[field], value);
    if (merged === undefined) {
      delete result[field];
    } else {
      result[field] = merged;
    }
  }
  for (const [field, value] of Object.entries(patch)) {
    if (field.startsWith(ORDER)) {
      const name = field.slice(ORDER.length);
      result[name] = ordered(kind, [...path, name], result[name], value);
    }
  }
  return result;
}

function mergeField(
  kind: string,
  path: readonly string[],
  target: unknown,
  value: unknown,
): unknown {
  if (value === null || value === undefined) {
    return undefined;
  }
  if (isJsonObject(value)) {
    return mergeObject(kind, path, isJsonObject(target) ? target : {}, value);
  }
  if (Array.isArray(value)) {
    return mergeList(kind, path, Array.isArray(target) ? target : [], value);
  }
  return value;
}

function mergeList(
  kind: string,
  path: readonly string[],
  target: unknown[],
  patch: unknown[],
): unknown[] {
  const rule = listMergeAt(kind, path);
  const items = patch.filter(item => !isReplaceMark(item));
  if (rule.strategy === 'replace' || items.length < patch.length) {
    return items;
  }
  if (rule.strategy === 'union') {
    return [...new Set([...target, ...items])];
  }
  const { key } = rule;
  return items.reduce<unknown[]>((result, item) => {
    if (!isJsonObject(item) || item[key] === undefined) {
      throw StatusError.badRequest(
        `map: ${path.join('.')} does not contain declared merge key: ${key}`,
      );
    }
    const isSame = (other: unknown) =>
      isJsonObject(other) && equalJson(other[key], item[key]);
    if (item[DIRECTIVE] === 'delete') {
      return result.filter(other => !isSame(other));
    }
    const existing = result.find(isSame);
    const merged = mergeObject(
      kind,
      path,
      isJsonObject(existing) ? existing : {},
      item,
    );
    return existing === undefined
      ? [...result, merged]
      : result.map(other => (other === existing ? merged : other));
  }, target);
}

/** `[{ $patch: replace }, …]` replaces a list that would merge. */
function isReplaceMark(item: unknown): boolean {
  return (
    isJsonObject(item) &&
    item[DIRECTIVE] === 'replace' &&
    Object.keys(item).length === 1
  );
}

function retained(target: JsonObject, keys: unknown): JsonObject {
  return Object.fromEntries(
    Object.entries(target).filter(
      ([field]) => !Array.isArray(keys) || keys.includes(field),
    ),
  );
}

function without(list: unknown, removed: unknown): unknown[] {
  const items = Array.isArray(list) ? list : [];
  return items.filter(
    item => !(Array.isArray(removed) && removed.includes(item)),
  );
}

/** Puts the items that the order names into that order; the others keep to the end. */
function ordered(
  kind: string,
  path: readonly string[],
  list: unknown,
  order: unknown,
): unknown {
  if (!Array.isArray(list) || !Array.isArray(order)) {
    return list;
  }
  const rule = listMergeAt(kind, path);
  const identity = (item: unknown) =>
    rule.strategy === 'merge' && isJsonObject(item) ? item[rule.key] : item;
  const ranks = order.map(identity);
  const rank = (item: unknown) => {
    const found = ranks.indexOf(identity(item));
    return found < 0 ? ranks.length : found;
  };
  return [...list].sort((left, right) => rank(left) - rank(right));
}

function withoutDirectives(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value).filter(([field]) => !field.startsWith('$')),
  );
}
