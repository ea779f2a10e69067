import type { UpstreamUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import { askQuestions, type Outcome } from './askQuestions';
import { BatchSize } from './BatchSize';
import { HeldQuestions } from './HeldQuestions';
import type { InstanceStatus } from './InstanceStatus';
import type { Answer, Question } from './Question';

export interface QuestionPollerOptions {
  client: Pick<PrometheusClient, 'query'>;
  status: InstanceStatus;
  pollMs: number;
  /** The questions that bear on this instance now. */
  questions: () => Question[];
  /** Called when the server cannot be asked. */
  failed: (error: UpstreamUnavailableError) => void;
  clock: () => Date;
}

/** What an answer may lack of polls that reached their bounds. */
const GRACE_MS = 45_000;

/** Asks one instance the questions of all its environments, and keeps what it says. */
export class QuestionPoller {
  readonly #options: QuestionPollerOptions;
  readonly #held = new HeldQuestions();
  readonly #batchSize = new BatchSize();
  readonly #seen = new Set<string>();
  #answers = new Map<string, { answer: Answer; askedAt: number }>();

  constructor(options: QuestionPollerOptions) {
    this.#options = options;
  }

  /** Asks once. */
  async poll(signal: AbortSignal): Promise<void> {
    const { client, status, clock, failed } = this.#options;
    const questions = this.#options.questions();
    if (questions.length === 0) {
      return;
    }
    const asked = clock();
    this.#held.keep(questions);
    const outcome = await askQuestions(questions, {
      client,
      held: this.#held,
      batchSize: this.#batchSize,
      clock,
      signal,
    });
    this.#keep(questions, outcome, asked.getTime());
    if (outcome.unavailable) {
      failed(outcome.unavailable);
      return;
    }
    status.setGaps(
      'samples',
      [...new Set(outcome.warnings)].map(message => ({
        what: 'Part of the samples',
        state: 'stale' as const,
        message,
      })),
    );
    status.succeed(asked);
  }

  /** Whether there are questions that were never asked. */
  get hasNew(): boolean {
    return this.#options
      .questions()
      .some(({ expression }) => !this.#answers.has(expression));
  }

  /** What is known now; undefined where nothing is that could be shown. */
  answer({ expression }: Question): Answer | undefined {
    const { clock, pollMs } = this.#options;
    const known = this.#answers.get(expression);
    const oldest = clock().getTime() - 2 * pollMs - GRACE_MS;
    return known && known.askedAt >= oldest ? known.answer : undefined;
  }

  /** Whether the question ever had a value. */
  wasSeen({ expression }: Question): boolean {
    return this.#seen.has(expression);
  }

  #keep(
    questions: readonly Question[],
    told: Pick<Outcome, 'byExpression' | 'unanswered'>,
    askedAt: number,
  ): void {
    const before = this.#answers;
    const asked = new Set(questions.map(({ expression }) => expression));
    this.#answers = new Map();
    for (const expression of asked) {
      const answer = told.byExpression.get(expression);
      const message = told.unanswered.get(expression);
      const known = answer
        ? { answer, askedAt }
        : before.get(expression) ??
          (message ? { answer: { message }, askedAt } : undefined);
      if (known) {
        this.#answers.set(expression, known);
      }
      if (answer?.value !== undefined) {
        this.#seen.add(expression);
      }
    }
    this.#seen.forEach(expression => {
      if (!asked.has(expression)) {
        this.#seen.delete(expression);
      }
    });
  }
}
