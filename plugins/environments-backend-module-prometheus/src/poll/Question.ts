import type { Worst } from '../query/buildBatch';

/** One query of an indicator for all environments that have the same scope. */
export interface Question {
  indicatorId: string;
  expression: string;
  worst: Worst;
}

/** What is known of a question: a value, or why there is none. */
export type Answer =
  | { value: number; asOf: string }
  | {
      value?: undefined;
      message: string;
      /** Set where the server has no such sample. */
      isEmpty?: boolean;
    };
