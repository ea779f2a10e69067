import type { SourceStatus } from '@flightdeck/plugin-environments-common';

/** Lists of facts by their names. */
export type Lists = ReadonlyMap<string, readonly unknown[] | undefined>;

/** Objects are never changed, only replaced: the same items are the same facts. */
export function hasSameItems(before: Lists, after: Lists): boolean {
  return (
    before.size === after.size &&
    [...after].every(([key, list]) => {
      const known = before.get(key);
      return (
        known === list ||
        (known !== undefined &&
          list !== undefined &&
          known.length === list.length &&
          list.every((item, index) => item === known[index]))
      );
    })
  );
}

/** The state of sources as text. Of those that are well, the age tells nothing. */
export function writeSources(sources: readonly SourceStatus[]): string {
  return JSON.stringify(
    sources.map(source =>
      source.state === 'ok' ? { ...source, asOf: undefined } : source,
    ),
  );
}
