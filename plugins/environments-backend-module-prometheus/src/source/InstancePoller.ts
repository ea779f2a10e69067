import type { LoggerService } from '@backstage/backend-plugin-api';
import { PrometheusUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import { askQuestions } from './askQuestions';
import { InstanceStatus } from './InstanceStatus';
import { Pause } from './Pause';
import type { Answer, Question } from './Question';
import { RefusedQuestions } from './RefusedQuestions';

export interface InstancePollerOptions {
  name: string;
  client: Pick<PrometheusClient, 'query' | 'close'>;
  pollMs: number;
  /** The questions that bear on this instance now. */
  questions: () => Question[];
  /** Called after every poll. */
  changed: () => void;
  logger: LoggerService;
  clock: () => Date;
  random: () => number;
}

const REFUSED_FOR_MS = 10 * 60_000;
const FIRST_RETRY_MS = 1000;
const LONGEST_RETRY_MS = 8000;
/** How many polls may be missed before what they said is not shown any more. */
const MISSED_POLLS = 2;
/** Time for an answer to arrive, on top of the polls. */
const GRACE_MS = 5000;

/** Asks one instance the questions of all its environments, again and again. */
export class InstancePoller {
  readonly #options: InstancePollerOptions;
  readonly #refused = new RefusedQuestions({ holdMs: REFUSED_FOR_MS });
  readonly #pause = new Pause();
  readonly status: InstanceStatus;
  #answers = new Map<string, Answer>();
  #failures = 0;

  constructor(options: InstancePollerOptions) {
    this.#options = options;
    this.status = new InstanceStatus(options.name);
  }

  /** Polls until the signal aborts. Never rejects. */
  async run(signal: AbortSignal): Promise<void> {
    try {
      while (!signal.aborted) {
        await this.#poll(signal);
        await this.#pause.wait(this.#pauseMs(), signal);
      }
    } finally {
      await this.#options.client.close();
    }
  }

  /** To be called when environments have changed: new questions are asked without delay. */
  environmentsChanged(): void {
    const isNew = this.#options
      .questions()
      .some(({ expression }) => !this.#answers.has(expression));
    if (isNew && this.#failures === 0) {
      this.#pause.end();
    }
  }

  answer(question: Question): Answer {
    return (
      this.#answers.get(question.expression) ?? {
        message: this.status.whyNoAnswer,
      }
    );
  }

  async #poll(signal: AbortSignal): Promise<void> {
    const { client, clock, changed } = this.#options;
    const questions = this.#options.questions();
    if (questions.length === 0) {
      return;
    }
    const refused = this.#refused;
    const asked = clock();
    try {
      refused.keep(questions);
      const { byExpression, warnings } = await askQuestions(questions, {
        client,
        refused,
        clock,
        signal,
      });
      this.#answers = byExpression;
      this.#succeed(asked, warnings);
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      this.#fail(error);
    }
    changed();
  }

  #succeed(asked: Date, warnings: string[]): void {
    if (this.#failures > 0) {
      this.#options.logger.info(
        `Prometheus "${this.#options.name}" answers again.`,
      );
    }
    this.#failures = 0;
    this.status.succeed(asked, warnings);
  }

  #fail(error: unknown): void {
    const { name, logger, clock, pollMs } = this.#options;
    const unavailable =
      error instanceof PrometheusUnavailableError
        ? error
        : new PrometheusUnavailableError(
            'unreachable',
            `Prometheus "${name}" could not be read.`,
          );
    if (unavailable !== error) {
      logger.error(
        unavailable.message,
        error instanceof Error ? error : undefined,
      );
    } else if (this.#failures === 0) {
      logger.warn(unavailable.message);
    }
    this.#failures += 1;
    const keepMs = MISSED_POLLS * pollMs + GRACE_MS;
    const age = this.status.ageMs(clock());
    const held = age !== undefined && age <= keepMs;
    if (!held) {
      this.#answers.clear();
    }
    this.status.fail(unavailable, { held });
  }

  /** Jittered, so that replicas do not ask in step. */
  #pauseMs(): number {
    const { pollMs, random } = this.#options;
    if (this.#failures === 0) {
      return pollMs * (0.9 + 0.2 * random());
    }
    const backOff = FIRST_RETRY_MS * 2 ** Math.min(this.#failures - 1, 10);
    return Math.min(backOff, LONGEST_RETRY_MS, pollMs) * (0.5 + 0.5 * random());
  }
}
