import { QueryRefusedError, UpstreamUnavailableError } from '../client/errors';
import type { PrometheusClient } from '../client/PrometheusClient';
import { buildBatch, splitIntoBatches } from '../query/buildBatch';
import type { BatchSize } from './BatchSize';
import type { HeldQuestions } from './HeldQuestions';
import { isAlive } from './probe';
import type { Answer, Question } from './Question';
import { readAnswers } from './readAnswers';

export interface AskOptions {
  client: Pick<PrometheusClient, 'query'>;
  held: HeldQuestions;
  batchSize: BatchSize;
  clock: () => Date;
  signal: AbortSignal;
}

/** What the server said. */
export interface Outcome {
  byExpression: Map<string, Answer>;
  /** Why questions were asked and have no answer yet, by expression. */
  unanswered: Map<string, string>;
  warnings: string[];
  /** Set where the server cannot be asked anything. */
  unavailable?: UpstreamUnavailableError;
}

/** A poll that goes wrong may cost so many requests, and so many that time out. */
const MOST_REQUESTS = 100;
const MOST_SLOW = 3;
const BESIDE_REFUSED =
  'It was asked beside a query that Prometheus refuses, and is being asked again.';

class Asking {
  readonly #options: AskOptions;
  readonly #outcome: Outcome = {
    byExpression: new Map(),
    unanswered: new Map(),
    warnings: [],
  };
  /** What has not been asked in this poll, in order. */
  #waiting: (readonly Question[])[] = [];
  /** Of batches that were refused; larger ones stand first. */
  readonly #refusedHalves: (readonly Question[])[] = [];
  readonly #slowHalves: (readonly Question[])[] = [];
  #requests = 0;
  #slow = 0;

  constructor(options: AskOptions) {
    this.#options = options;
  }

  async ask(questions: readonly Question[]): Promise<Outcome> {
    const { held, batchSize } = this.#options;
    const limits = batchSize.limits(this.#now());
    const suspects = questions.filter(each => held.isSuspect(each));
    const sound = questions.filter(each => !held.isSuspect(each));
    this.#waiting = [
      ...splitIntoBatches(sound, limits),
      ...splitIntoBatches(suspects, limits),
    ];
    while (this.#mayGoOn()) {
      const batch = this.#next();
      if (!batch) {
        break;
      }
      await this.#askBatch(batch);
    }
    return this.#outcome;
  }

  /**
   * What is slow comes last. Of what was refused, now and then a large half has its turn: those
   * bring many answers, these find the questions at fault.
   */
  #next(): readonly Question[] | undefined {
    const refused = this.#refusedHalves;
    return (
      this.#waiting.shift() ??
      (this.#requests % 4 === 0 ? refused.shift() : refused.pop()) ??
      this.#slowHalves.shift()
    );
  }

  #mayGoOn(): boolean {
    return (
      this.#outcome.unavailable === undefined &&
      this.#requests < MOST_REQUESTS &&
      this.#slow < MOST_SLOW
    );
  }

  async #askBatch(batch: readonly Question[]): Promise<void> {
    const questions = this.#withoutHeld(batch);
    if (questions.length === 0) {
      return;
    }
    const { client, held, signal } = this.#options;
    this.#requests += 1;
    try {
      const answer = await client.query(buildBatch(questions), { signal });
      this.#outcome.warnings.push(...answer.warnings);
      readAnswers(questions, answer.samples).forEach((told, expression) =>
        this.#outcome.byExpression.set(expression, told),
      );
      questions.forEach(question => {
        held.accept(question);
        this.#outcome.unanswered.delete(question.expression);
      });
    } catch (error) {
      if (error instanceof QueryRefusedError) {
        this.#refused(questions, error);
      } else if (error instanceof UpstreamUnavailableError) {
        await this.#unanswered(questions, error);
      } else {
        throw error;
      }
    }
  }

  #refused(questions: readonly Question[], error: QueryRefusedError): void {
    const { held } = this.#options;
    if (questions.length === 1) {
      held.refuse(questions[0], error, this.#now());
      this.#withoutHeld(questions);
      return;
    }
    this.#suspect(questions, BESIDE_REFUSED);
    this.#refusedHalves.push(...halve(questions));
  }

  /** Tells a batch that is too much for the server from a server that is gone. */
  async #unanswered(
    questions: readonly Question[],
    error: UpstreamUnavailableError,
  ): Promise<void> {
    const { client, held, batchSize, signal } = this.#options;
    this.#slow += 1;
    this.#requests += 1;
    if (!(await isAlive(client, signal))) {
      this.#outcome.unavailable = error;
      return;
    }
    if (questions.length === 1) {
      batchSize.reset();
      held.slow(questions[0], error.message, this.#now());
      this.#withoutHeld(questions);
      return;
    }
    batchSize.tooSlow(questions.length, this.#now());
    this.#suspect(questions, error.message);
    this.#slowHalves.push(...halve(questions));
  }

  #suspect(questions: readonly Question[], reason: string): void {
    for (const question of questions) {
      this.#options.held.suspect(question);
      this.#outcome.unanswered.set(question.expression, reason);
    }
  }

  /** Answers the questions that are held; returns the others. */
  #withoutHeld(questions: readonly Question[]): Question[] {
    const now = this.#now();
    return questions.filter(question => {
      const message = this.#options.held.heldBecause(question, now);
      if (message !== undefined) {
        this.#outcome.byExpression.set(question.expression, { message });
      }
      return message === undefined;
    });
  }

  #now(): number {
    return this.#options.clock().getTime();
  }
}

/**
 * Asks all questions in as few requests as possible. A batch that the server refuses, or does not
 * answer in time, is halved until the question at fault stands alone; the others are answered.
 * What is left when the bounds are reached waits for the next poll.
 */
export async function askQuestions(
  questions: readonly Question[],
  options: AskOptions,
): Promise<Outcome> {
  return await new Asking(options).ask(questions);
}

function halve(questions: readonly Question[]) {
  const middle = Math.ceil(questions.length / 2);
  return [questions.slice(0, middle), questions.slice(middle)] as const;
}
