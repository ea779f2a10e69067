import { isDeepStrictEqual } from 'node:util';
import type { Application } from '@flightdeck/plugin-environments-common';

/** Names an application within one instance. */
export interface ApplicationKey {
  namespace: string;
  name: string;
}

interface Entry {
  application: Application;
  resourceVersion: number;
}

function idOf({ namespace, name }: ApplicationKey): string {
  return `${namespace}/${name}`;
}

/** The applications of one instance, as last told. Each change says what has changed. */
export class ApplicationStore {
  #entries = new Map<string, Entry>();

  get({ namespace, name }: ApplicationKey): Application | undefined {
    return this.#entries.get(idOf({ namespace, name }))?.application;
  }

  /** Holds these and no others from now on. */
  replaceAll(entries: readonly Entry[]): ApplicationKey[] {
    const before = this.#entries;
    this.#entries = new Map();
    const changed: ApplicationKey[] = [];
    for (const entry of entries) {
      const id = idOf(entry.application);
      const old = before.get(id);
      before.delete(id);
      this.#entries.set(id, entry);
      if (!isDeepStrictEqual(old?.application, entry.application)) {
        changed.push(entry.application);
      }
    }
    return [
      ...changed,
      ...[...before.values()].map(({ application }) => application),
    ];
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
    return [application];
  }
}
