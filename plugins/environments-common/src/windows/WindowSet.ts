import type { DeploymentWindow } from './DeploymentWindow';
import type { TimedWindow } from './TimedWindow';

/**
 * The windows of one source as they bear on somebody. A window that does not bind them holds
 * nothing back; yet inside a window that allows they are free, whomever it binds.
 */
export class WindowSet {
  readonly #denies: readonly TimedWindow[];
  readonly #allows: readonly TimedWindow[];

  constructor(
    windows: readonly TimedWindow[],
    binds: (window: DeploymentWindow) => boolean,
  ) {
    this.#denies = windows.filter(
      ({ window }) => window.kind === 'deny' && binds(window),
    );
    const allows = windows.filter(({ window }) => window.kind === 'allow');
    this.#allows = allows.some(({ window }) => binds(window)) ? allows : [];
  }

  /** The windows that hold them back at a moment, those that deny first. */
  holding(time: number): DeploymentWindow[] {
    const denying = this.#denies.filter(deny => deny.isActive(time));
    const missed = this.#isOutside(time) ? this.#allows : [];
    return [...denying, ...missed].map(({ window }) => window);
  }

  /**
   * A moment before which it surely does not open; the given one when it is open then. To be asked
   * again with its own answer.
   */
  openFrom(time: number): number {
    const ends = this.#denies.map(deny => deny.endFrom(time));
    const begins = this.#isOutside(time)
      ? Math.min(...this.#allows.map(allow => allow.nextBegin(time)))
      : time;
    return Math.max(time, begins, ...ends);
  }

  /** The first moment after one at which it is open at which it closes; infinite when it does not. */
  closedFrom(time: number): number {
    return Math.min(
      this.#outsideFrom(time),
      ...this.#denies.map(deny => deny.nextBegin(time)),
    );
  }

  /** What cannot be read may be active: then nobody is surely outside. */
  #isOutside(time: number): boolean {
    return (
      this.#allows.length > 0 &&
      !this.#allows.some(
        allow => allow.problem !== undefined || allow.isActive(time),
      )
    );
  }

  #outsideFrom(time: number): number {
    if (
      this.#allows.length === 0 ||
      this.#allows.some(({ problem }) => problem)
    ) {
      return Infinity;
    }
    for (let end = time; ; ) {
      const later = Math.max(...this.#allows.map(allow => allow.endFrom(end)));
      if (later === end || later === Infinity) {
        return later;
      }
      end = later;
    }
  }
}
