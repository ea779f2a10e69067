import { type ApplicationKey, idOf } from './ApplicationStore';

export interface RefreshScheduleOptions {
  /** Milliseconds after which an application is compared again, at the least. */
  period: number;
  /** The most milliseconds that chance adds, so that not all are compared at once. */
  jitter: number;
  /** Between 0 and 1. */
  random: () => number;
  refresh: (key: ApplicationKey) => void;
}

/** What Argo CD does when nobody configures it: `timeout.reconciliation` and its jitter. */
export const DEFAULT_PERIOD = 120_000;
export const DEFAULT_JITTER = 60_000;

/** Has each application compared some time after it was last compared, even when nothing happens. */
export class RefreshSchedule {
  readonly #options: RefreshScheduleOptions;
  readonly #timers = new Map<string, NodeJS.Timeout>();

  constructor(options: RefreshScheduleOptions) {
    this.#options = options;
  }

  /** To be called when an application was compared: the wait begins anew. */
  compared(key: ApplicationKey): void {
    const { period, jitter, random, refresh } = this.#options;
    this.forget(key);
    const id = idOf(key);
    const timer = setTimeout(() => {
      this.#timers.delete(id);
      refresh(key);
    }, period + random() * jitter);
    this.#timers.set(id, timer);
  }

  forget(key: ApplicationKey): void {
    clearTimeout(this.#timers.get(idOf(key)));
    this.#timers.delete(idOf(key));
  }

  close(): void {
    this.#timers.forEach(timer => clearTimeout(timer));
    this.#timers.clear();
  }
}
