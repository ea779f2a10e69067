import type {
  SourceGap,
  SourceState,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type { UpstreamUnavailableError } from '../client/errors';

/** For how long after the last answer what it said is shown while the server is silent. */
const HELD_MS = 8000;

/** The state of one instance, in words. */
export class InstanceStatus {
  readonly #name: string;
  #state: SourceState = 'starting';
  #message: string;
  #answeredAt: Date | undefined;
  readonly #gaps = new Map<string, readonly SourceGap[]>();

  constructor(name: string) {
    this.#name = name;
    this.#message = `Prometheus "${name}" has not answered yet.`;
  }

  /** Whether what the server said may be shown. */
  get isUsable(): boolean {
    return this.#state === 'ok' || this.#state === 'stale';
  }

  /** Whether the last call was answered; true before the first one. */
  get isAnswering(): boolean {
    return this.#state === 'ok' || this.#state === 'starting';
  }

  get isStarting(): boolean {
    return this.#state === 'starting';
  }

  /** Since the last answer. */
  ageMs(now: Date): number {
    return this.#answeredAt
      ? now.getTime() - this.#answeredAt.getTime()
      : Number.POSITIVE_INFINITY;
  }

  /** Returns whether that is news. */
  succeed(asked: Date): boolean {
    const before = this.#state;
    this.#state = 'ok';
    this.#message = `Prometheus "${this.#name}" answers.`;
    this.#answeredAt = asked;
    return before !== 'ok';
  }

  /** Returns whether that is news. */
  fail(error: UpstreamUnavailableError, now: Date): boolean {
    const before = `${this.#state} ${this.#message}`;
    const isHeld = error.state === 'unreachable' && this.ageMs(now) <= HELD_MS;
    this.#state = isHeld ? 'stale' : error.state;
    this.#message = isHeld
      ? `${error.message} What is shown is from before; it is being asked again.`
      : error.message;
    return before !== `${this.#state} ${this.#message}`;
  }

  /** What a part of the reading lacks; replaces what was said of that part before. */
  setGaps(part: string, gaps: readonly SourceGap[]): void {
    this.#gaps.set(part, gaps);
  }

  read(): SourceStatus {
    return {
      id: `prometheus/${this.#name}`,
      kind: 'prometheus',
      name: this.#name,
      state: this.#state,
      message: this.#message,
      asOf: this.#answeredAt?.toISOString(),
      gaps: this.isUsable ? [...this.#gaps.values()].flat() : [],
    };
  }
}
