import type { QueryRefusedError } from '../client/errors';
import type { Question } from './Question';

interface Hold {
  message: string;
  /** Milliseconds; it is asked again after this time. */
  until: number;
}

const REFUSED_FOR_MS = 10 * 60_000;
const SLOW_FOR_MS = 60_000;

/**
 * Remembers what a server refused or was slow to answer, so that it is not asked together with
 * what works. A changed environment makes another question, which is asked.
 */
export class HeldQuestions {
  readonly #holds = new Map<string, Hold>();
  /** Not asked alone yet, but part of a batch that failed. */
  readonly #suspects = new Set<string>();

  refuse(question: Question, error: QueryRefusedError, now: number): void {
    const key = error.malformed
      ? indicatorKey(question)
      : expressionKey(question);
    this.#holds.set(key, {
      message: error.message,
      until: now + REFUSED_FOR_MS,
    });
  }

  slow(question: Question, message: string, now: number): void {
    this.#holds.set(expressionKey(question), {
      message,
      until: now + SLOW_FOR_MS,
    });
  }

  suspect(question: Question): void {
    this.#suspects.add(expressionKey(question));
  }

  /** Why the question is not asked now, when it is not. */
  heldBecause(question: Question, now: number): string | undefined {
    const hold = this.#find(question);
    return hold && hold.until > now ? hold.message : undefined;
  }

  /** Whether it is better not asked together with what works. */
  isSuspect(question: Question): boolean {
    return (
      this.#find(question) !== undefined ||
      this.#suspects.has(expressionKey(question))
    );
  }

  /** Says that the question was answered. */
  accept(question: Question): void {
    this.#holds.delete(indicatorKey(question));
    this.#holds.delete(expressionKey(question));
    this.#suspects.delete(expressionKey(question));
  }

  /** Drops what is not asked any more. */
  keep(questions: readonly Question[]): void {
    const keys = new Set(
      questions.flatMap(question => [
        indicatorKey(question),
        expressionKey(question),
      ]),
    );
    for (const known of [this.#holds, this.#suspects]) {
      for (const key of [...known.keys()]) {
        if (!keys.has(key)) {
          known.delete(key);
        }
      }
    }
  }

  #find(question: Question): Hold | undefined {
    return (
      this.#holds.get(indicatorKey(question)) ??
      this.#holds.get(expressionKey(question))
    );
  }
}

function indicatorKey({ indicatorId }: Question): string {
  return `indicator ${indicatorId}`;
}

function expressionKey({ expression }: Question): string {
  return `expression ${expression}`;
}
