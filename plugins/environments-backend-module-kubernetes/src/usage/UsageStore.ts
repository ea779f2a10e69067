import type { PodUsage } from '@flightdeck/plugin-environments-common';

/** What the Pods of each namespace used when that was last told. */
export class UsageStore {
  readonly #namespaces = new Map<string, readonly PodUsage[]>();

  /** Returns whether that is news. */
  set(namespace: string, usage: readonly PodUsage[]): boolean {
    const before = this.#namespaces.get(namespace);
    const isSame =
      before?.length === usage.length &&
      usage.every(
        ({ name, asOf }, index) =>
          name === before[index].name && asOf === before[index].asOf,
      );
    if (!isSame) {
      this.#namespaces.set(namespace, usage);
    }
    return !isSame;
  }

  /** Returns whether anything was known. */
  forget(namespace: string): boolean {
    return this.#namespaces.delete(namespace);
  }

  /** Forgets namespaces all of whose Pods were last measured before a time; returns them. */
  expire(before: Date): string[] {
    return [...this.#namespaces].flatMap(([namespace, usage]) => {
      const isStale =
        usage.length > 0 && usage.every(pod => !isSince(pod, before));
      return isStale && this.#namespaces.delete(namespace) ? [namespace] : [];
    });
  }

  /** What was measured since a time; undefined when nothing is known. */
  read(namespace: string, since: Date): readonly PodUsage[] | undefined {
    const usage = this.#namespaces.get(namespace);
    if (!usage || usage.every(pod => isSince(pod, since))) {
      return usage;
    }
    const fresh = usage.filter(pod => isSince(pod, since));
    return fresh.length > 0 ? fresh : undefined;
  }
}

/** Whether a Pod was measured since a time. */
export function isSince({ asOf }: PodUsage, time: Date): boolean {
  return Date.parse(asOf) >= time.getTime();
}
