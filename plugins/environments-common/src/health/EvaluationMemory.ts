/**
 * What one evaluation leaves to the next, so that hold times and `since` go on. Not for people.
 *
 * @public
 */
export interface EvaluationMemory {
  /** Milliseconds since the epoch, by rule and object. */
  readonly firstSeen: ReadonlyMap<string, number>;
  /** Those of `firstSeen` that held already when they were first looked at. */
  readonly begunUnseen: ReadonlySet<string>;
  /** The ids of the rules that were judged by facts that were complete and current. */
  readonly judged: ReadonlySet<string>;
  /** Where the facts came from; those of another place say nothing of before. */
  readonly place: string;
}
