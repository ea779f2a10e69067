import type { QueryRefusedError } from '../client/errors';
import type { Question } from './Question';

interface Refusal {
  message: string;
  /** Milliseconds; it is asked again after this time. */
  until: number;
}

/**
 * Remembers what a server refused, so that it is not asked together with what works. A changed
 * environment makes another question, which is asked.
 */
export class RefusedQuestions {
  readonly #holdMs: number;
  readonly #refusals = new Map<string, Refusal>();

  constructor(options: { holdMs: number }) {
    this.#holdMs = options.holdMs;
  }

  refuse(question: Question, error: QueryRefusedError, now: number): void {
    const key = error.malformed
      ? indicatorKey(question)
      : expressionKey(question);
    this.#refusals.set(key, {
      message: error.message,
      until: now + this.#holdMs,
    });
  }

  /** Why the question is not asked now, when it is not. */
  heldBecause(question: Question, now: number): string | undefined {
    const refusal = this.#find(question);
    return refusal && refusal.until > now ? refusal.message : undefined;
  }

  wasRefused(question: Question): boolean {
    return this.#find(question) !== undefined;
  }

  /** Says that the question was answered. */
  accept(question: Question): void {
    this.#refusals.delete(indicatorKey(question));
    this.#refusals.delete(expressionKey(question));
  }

  /** Drops what is not asked any more. */
  keep(questions: readonly Question[]): void {
    const keys = new Set(
      questions.flatMap(question => [
        indicatorKey(question),
        expressionKey(question),
      ]),
    );
    for (const key of this.#refusals.keys()) {
      if (!keys.has(key)) {
        this.#refusals.delete(key);
      }
    }
  }

  #find(question: Question): Refusal | undefined {
    return (
      this.#refusals.get(indicatorKey(question)) ??
      this.#refusals.get(expressionKey(question))
    );
  }
}

function indicatorKey({ indicatorId }: Question): string {
  return `indicator ${indicatorId}`;
}

function expressionKey({ expression }: Question): string {
  return `expression ${expression}`;
}
