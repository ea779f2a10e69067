import {
  equalJson,
  isJsonObject,
  type JsonObject,
} from '../../kubernetes/json';
import { listMergeAt } from '../../kubernetes/patches/listMergeKeys';

/** Knows how the lists of a kind merge; custom kinds have none that do. */
type Rules = (path: readonly string[]) => ReturnType<typeof listMergeAt>;

function patchObject(
  rules: Rules,
  path: readonly string[],
  original: JsonObject,
  modified: JsonObject,
): JsonObject {
  const gone = Object.keys(original)
    .filter(field => !(field in modified))
    .map(field => [field, null]);
  const kept = Object.entries(modified).flatMap(([field, value]) =>
    patchField(rules, [...path, field], original[field], value),
  );
  return Object.fromEntries([...gone, ...kept]);
}

function patchField(
  rules: Rules,
  path: readonly string[],
  original: unknown,
  value: unknown,
): [string, unknown][] {
  const field = path[path.length - 1];
  if (isJsonObject(value)) {
    const before = isJsonObject(original) ? original : {};
    return [[field, patchObject(rules, path, before, value)]];
  }
  return Array.isArray(value)
    ? patchList(rules, path, Array.isArray(original) ? original : [], value)
    : [[field, value]];
}

function patchList(
  rules: Rules,
  path: readonly string[],
  original: readonly unknown[],
  modified: readonly unknown[],
): [string, unknown][] {
  const field = path[path.length - 1];
  const rule = rules(path);
  if (rule.strategy === 'replace') {
    return [[field, modified]];
  }
  if (rule.strategy === 'union') {
    const gone = original.filter(item => !modified.includes(item));
    return [
      [field, modified],
      [`$deleteFromPrimitiveList/${field}`, gone],
    ];
  }
  const { key } = rule;
  const keyOf = (item: unknown) => (isJsonObject(item) ? item[key] : undefined);
  const find = (list: readonly unknown[], item: unknown) =>
    list.find(other => equalJson(keyOf(other), keyOf(item)));
  const gone = original
    .filter(item => !find(modified, item))
    .map(item => ({ [key]: keyOf(item), $patch: 'delete' }));
  const kept = modified.map(item => {
    const before = find(original, item);
    return isJsonObject(item)
      ? patchObject(rules, path, isJsonObject(before) ? before : {}, item)
      : item;
  });
  return [
    [field, [...gone, ...kept]],
    [
      `$setElementOrder/${field}`,
      modified.map(item => ({ [key]: keyOf(item) })),
    ],
  ];
}

/**
 * What `kubectl apply` sends: all that a manifest names, and the removal of what the manifest before
 * named and this one does not. Whatever else is in the object is somebody else's, and stays.
 */
export function createApplyPatch(
  { kind, isCustom }: { kind: string; isCustom: boolean },
  { original, modified }: { original: JsonObject; modified: JsonObject },
): JsonObject {
  const rules: Rules = path =>
    isCustom ? { strategy: 'replace' } : listMergeAt(kind, path);
  return patchObject(rules, [], original, modified);
}
