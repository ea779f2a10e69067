import { parseQuantity } from '@flightdeck/plugin-environments-common';

type JsonObject = Readonly<Record<string, unknown>>;

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function nameOf(item: unknown): string | undefined {
  return isObject(item) && typeof item.name === 'string'
    ? item.name
    : undefined;
}

/** Whether the items of lists are known by their names. */
function areNamed(...lists: readonly (readonly unknown[])[]): boolean {
  return lists.every(list => {
    const names = list.map(nameOf);
    return (
      names.every(name => name !== undefined) &&
      new Set(names).size === names.length
    );
  });
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

function find(list: readonly unknown[], name: string | undefined): unknown {
  return list.find(item => nameOf(item) === name);
}

function mergeLists(
  live: readonly unknown[],
  target: readonly unknown[],
  owned: readonly unknown[],
): unknown[] {
  if (areNamed(live, target, owned)) {
    const merged = target.map(item => {
      const name = nameOf(item);
      return predictApplied(find(live, name), item, find(owned, name));
    });
    // What somebody else added, such as a sidecar, stays.
    const others = live.filter(
      item =>
        !find(target, nameOf(item)) && find(owned, nameOf(item)) === undefined,
    );
    return [...merged, ...others];
  }
  return target.length === live.length
    ? target.map((item, index) =>
        predictApplied(live[index], item, owned[index]),
      )
    : [...target];
}

/** Maps of quantities, wherever they are. */
const QUANTITIES = new Set(['hard', 'limits', 'requests']);

function mergeField(
  key: string,
  live: unknown,
  target: unknown,
  owned: unknown,
): unknown {
  if (!QUANTITIES.has(key) || !isObject(live) || !isObject(target)) {
    return predictApplied(live, target, owned);
  }
  const spelled = Object.entries(target).map(([name, value]) => [
    name,
    isSameQuantity(live[name], value) ? live[name] : value,
  ]);
  return predictApplied(live, Object.fromEntries(spelled), owned);
}

function mergeObjects(
  live: JsonObject,
  target: JsonObject,
  owned: JsonObject,
): JsonObject {
  const stays = Object.entries(live).filter(
    ([key]) => key in target || !(key in owned),
  );
  const applied = Object.entries(target)
    .filter(([, value]) => value !== null)
    .map(([key, value]) => [
      key,
      mergeField(key, live[key], value, owned[key]),
    ]);
  return { ...Object.fromEntries(stays), ...Object.fromEntries(applied) };
}

/** `1000m` and `1` are the same; an API server keeps its own spelling. */
function isSameQuantity(live: unknown, target: unknown): boolean {
  if (typeof live !== 'string' || !/^\d/.test(live)) {
    return false;
  }
  const [a, b] = [live, String(target)].map(parseQuantity);
  return a !== undefined && a === b;
}

/**
 * What an object would be once a manifest is applied to it: fields that the manifest does not name
 * stay, unless they came from a manifest before, which is `owned`.
 */
export function predictApplied(
  live: unknown,
  target: unknown,
  owned: unknown,
): unknown {
  if (Array.isArray(target)) {
    return mergeLists(listOf(live), target, listOf(owned));
  }
  if (isObject(target)) {
    return mergeObjects(
      isObject(live) ? live : {},
      target,
      isObject(owned) ? owned : {},
    );
  }
  return target;
}
