import { useEffect, useSyncExternalStore } from 'react';

/**
 * Counts what can lead through actions on the page at hand. A panel and a table on one page are
 * siblings that know nothing of each other, so neither can hand the other a context.
 */
class ActionHosts {
  readonly #listeners = new Set<() => void>();
  #hosts = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly isPresent = (): boolean => this.#hosts > 0;

  readonly add = (): (() => void) => {
    this.#change(1);
    return () => this.#change(-1);
  };

  #change(by: number): void {
    this.#hosts += by;
    for (const listener of this.#listeners) {
      listener();
    }
  }
}

const hosts = new ActionHosts();

/**
 * Says, while the calling component is on the page, that it leads through the action that the
 * address names; links to actions appear only then.
 *
 * @public
 */
export function useActionHost(): void {
  useEffect(() => hosts.add(), []);
}

/**
 * Whether something on the page leads through actions.
 *
 * @public
 */
export function useHasActionHost(): boolean {
  return useSyncExternalStore(hosts.subscribe, hosts.isPresent);
}
