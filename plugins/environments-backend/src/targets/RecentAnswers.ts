export interface RecentAnswersOptions {
  now: () => number;
  /** How long an answer is recent. */
  forMs: number;
  /** How many answers are kept at most; the oldest go first. */
  most: number;
}

/**
 * Shares answers among those who ask the same at about the same time, so that typing and many
 * readers put no load on an upstream. A failure is not kept.
 */
export class RecentAnswers<T> {
  readonly #options: RecentAnswersOptions;
  readonly #answers = new Map<string, { asked: number; answer: Promise<T> }>();

  constructor(options: RecentAnswersOptions) {
    this.#options = options;
  }

  /** The recent answer to the question of this key, or a new one. */
  get(key: string, ask: () => Promise<T>): Promise<T> {
    const { now, forMs } = this.#options;
    const known = this.#answers.get(key);
    if (known && now() - known.asked < forMs) {
      return known.answer;
    }
    const answer = ask();
    this.#answers.delete(key);
    this.#answers.set(key, { asked: now(), answer });
    answer.catch(() => {
      if (this.#answers.get(key)?.answer === answer) {
        this.#answers.delete(key);
      }
    });
    this.#forgetOldest();
    return answer;
  }

  #forgetOldest(): void {
    for (const oldest of this.#answers.keys()) {
      if (this.#answers.size <= this.#options.most) {
        return;
      }
      this.#answers.delete(oldest);
    }
  }
}
