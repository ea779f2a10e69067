import type {
  SourceGap,
  SourceState,
  SourceStatus,
} from '@flightdeck/plugin-environments-common';
import type { PrometheusUnavailableError } from '../client/errors';

/** The state of one instance, in words. */
export class InstanceStatus {
  readonly #name: string;
  #state: SourceState = 'starting';
  #message: string;
  #answeredAt: Date | undefined;
  #gaps: SourceGap[] = [];

  constructor(name: string) {
    this.#name = name;
    this.#message = `Prometheus "${name}" has not answered yet.`;
  }

  /** Why a question has no answer that could be shown. */
  get whyNoAnswer(): string {
    return this.#state === 'ok'
      ? `Prometheus "${this.#name}" has not been asked yet.`
      : this.#message;
  }

  /** Since the last answer. */
  ageMs(now: Date): number | undefined {
    return this.#answeredAt && now.getTime() - this.#answeredAt.getTime();
  }

  succeed(asked: Date, warnings: readonly string[]): void {
    this.#state = 'ok';
    this.#message = `Prometheus "${this.#name}" answers.`;
    this.#answeredAt = asked;
    this.#gaps = [...new Set(warnings)].map(message => ({
      what: 'Part of the samples',
      state: 'stale',
      message,
    }));
  }

  /** `held` says that the answers from before are still shown. */
  fail(error: PrometheusUnavailableError, { held }: { held: boolean }): void {
    this.#state = held && error.state === 'unreachable' ? 'stale' : error.state;
    this.#message = held
      ? `${error.message} What is shown is from before; it is being asked again.`
      : error.message;
    this.#gaps = [];
  }

  read(): SourceStatus {
    return {
      id: `prometheus/${this.#name}`,
      kind: 'prometheus',
      name: this.#name,
      state: this.#state,
      message: this.#message,
      asOf: this.#answeredAt?.toISOString(),
      gaps: this.#gaps,
    };
  }
}
