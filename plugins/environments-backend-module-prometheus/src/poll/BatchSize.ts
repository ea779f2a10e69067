import { DEFAULT_BATCH_LIMITS, type BatchLimits } from '../query/buildBatch';

const REMEMBERED_MS = 10 * 60_000;
/** A smaller batch that is slow has a question at fault, and not too many of them. */
const LEAST = 25;

/** How many questions a server answers in time; a finding counts for ten minutes. */
export class BatchSize {
  #expressions = DEFAULT_BATCH_LIMITS.expressions;
  #until = 0;

  /** Says that so many were too many. */
  tooSlow(expressions: number, now: number): void {
    this.#expressions = Math.max(
      LEAST,
      Math.min(this.limits(now).expressions, Math.ceil(expressions / 2)),
    );
    this.#until = now + REMEMBERED_MS;
  }

  /** Says that not the number was at fault. */
  reset(): void {
    this.#until = 0;
  }

  limits(now: number): BatchLimits {
    return now < this.#until
      ? { ...DEFAULT_BATCH_LIMITS, expressions: this.#expressions }
      : DEFAULT_BATCH_LIMITS;
  }
}
