import { toError } from '@backstage/errors';
import type { DeploymentWindow, WindowState } from './DeploymentWindow';
import { Timetable } from './Timetable';
import { windowSpans } from './windowSpans';

const DAY = 86_400_000;

/** How far ahead anything is looked for. */
export const HORIZON_MS = 366 * DAY;

/** A window with its times, from now to a year ahead. */
export class TimedWindow {
  readonly window: DeploymentWindow;
  /** A sentence: why its times are not known. */
  readonly problem?: string;
  readonly #timetable: Timetable;

  constructor(window: DeploymentWindow, now: number) {
    this.window = window;
    try {
      this.#timetable = new Timetable(
        // A little further, so that nothing seems to end at the horizon.
        windowSpans(window, now, now + HORIZON_MS + DAY),
      );
    } catch (error) {
      const { name, source } = window;
      this.problem = `The times of the window "${name}" (${source}) cannot be read: ${
        toError(error).message
      }.`;
      this.#timetable = new Timetable([]);
    }
  }

  isActive(time: number): boolean {
    return this.#timetable.at(time) !== undefined;
  }

  /** The end of the span that a moment is in; the moment itself when it is in none. */
  endFrom(time: number): number {
    return this.#timetable.at(time)?.end ?? time;
  }

  /** The first begin after a moment; infinite when there is none. */
  nextBegin(time: number): number {
    return this.#timetable.nextBegin(time);
  }

  state(now: number): WindowState {
    const active = this.isActive(now);
    return {
      window: this.window,
      active,
      until: active ? this.#told(this.endFrom(now), now) : undefined,
      next: this.#told(this.nextBegin(now), now),
    };
  }

  /** Dates are told however far away; what a schedule has beyond the horizon is not known. */
  #told(time: number, now: number): string | undefined {
    const isKnown = 'from' in this.window.times || time <= now + HORIZON_MS;
    return isKnown && time < Infinity
      ? new Date(time).toISOString()
      : undefined;
  }
}
