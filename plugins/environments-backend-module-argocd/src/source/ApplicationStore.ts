import { isDeepStrictEqual } from 'node:util';
import type { Application } from '@flightdeck/plugin-environments-common';

/** Names an application within one instance. */
export interface ApplicationKey {
  namespace: string;
  name: string;
}

/** The cluster and the namespace that an application deploys to. */
export interface Destination {
  server?: string;
  name?: string;
  namespace?: string;
}

interface Entry {
  application: Application;
  resourceVersion: number;
  destination?: Destination;
}

function idOf({ namespace, name }: ApplicationKey): string {
  return `${namespace}/${name}`;
}

/** The applications of one instance, as last told. Each change says what has changed. */
export class ApplicationStore {
  #entries = new Map<string, Entry>();
  /** Versions of what was removed since the last list: a list may have been made before. */
  readonly #removed = new Map<string, number>();

  get({ namespace, name }: ApplicationKey): Application | undefined {
    return this.#entries.get(idOf({ namespace, name }))?.application;
  }

  destinationOf(key: ApplicationKey): Destination {
    return this.#entries.get(idOf(key))?.destination ?? {};
  }

  /**
   * Holds what a list tells, and no others; `version` is that of the list. What the stream told
   * while the list was under way is newer, and stays.
   */
  replaceAll(listed: readonly Entry[], version: number): ApplicationKey[] {
    const before = this.#entries;
    const later = [...before.values()].filter(
      ({ resourceVersion }) => resourceVersion > version,
    );
    const next = [...listed, ...later].filter(({ application, ...entry }) => {
      const removed = this.#removed.get(idOf(application)) ?? -1;
      return entry.resourceVersion > removed;
    });
    this.#entries = new Map(
      next.map(entry => [idOf(entry.application), entry]),
    );
    this.#removed.clear();
    const changed = next.filter(
      ({ application }) =>
        !isDeepStrictEqual(
          before.get(idOf(application))?.application,
          application,
        ),
    );
    const gone = [...before].filter(([id]) => !this.#entries.has(id));
    return [...changed, ...gone.map(([, entry]) => entry)].map(
      ({ application }) => application,
    );
  }

  /** What is older than what is held is no news: it was told before a list. */
  put(entry: Entry): ApplicationKey[] {
    const id = idOf(entry.application);
    const old = this.#entries.get(id);
    if (old && entry.resourceVersion < old.resourceVersion) {
      return [];
    }
    this.#entries.set(id, entry);
    return isDeepStrictEqual(old?.application, entry.application)
      ? []
      : [entry.application];
  }

  remove({ application, resourceVersion }: Entry): ApplicationKey[] {
    const id = idOf(application);
    const old = this.#entries.get(id);
    if (!old || resourceVersion < old.resourceVersion) {
      return [];
    }
    this.#entries.delete(id);
    this.#removed.set(id, resourceVersion);
    return [application];
  }
}
