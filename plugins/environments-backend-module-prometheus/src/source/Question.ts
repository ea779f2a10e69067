/** One indicator of all environments that have the same namespaces. */
export interface Question {
  indicatorId: string;
  expression: string;
}

/** What is known of a question: a value, or why there is none. */
export type Answer =
  | { value: number; asOf: string }
  | { value?: undefined; message: string };
