/**
 * What one evaluation leaves to the next, so that hold times and `since` go on. Not for people.
 *
 * @public
 */
export interface EvaluationMemory {
  /** ISO 8601 times by rule and object. */
  readonly firstSeen: ReadonlyMap<string, string>;
}
