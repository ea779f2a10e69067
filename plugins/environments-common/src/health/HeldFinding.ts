import type { Subject } from './Finding';
import type { RuleFinding } from './Rule';

/** A finding of a rule with the times that the engine adds. */
export interface HeldFinding extends RuleFinding {
  ruleId: string;
  /** Names rule and subject in the memory of evaluations. */
  key: string;
  /** What the rule said: the same object while it says the same of the same object. */
  origin: RuleFinding;
  /** The rank of its rule: causes come before symptoms. */
  rank: number;
  isSymptom: boolean;
  source: string;
  /** Milliseconds since the epoch, as all times here. */
  since: number;
  /** Whether `since` is when it began, and not merely when it was first looked at. */
  isBeginKnown: boolean;
  pendingUntil?: number;
  rootCauseOf: Subject[];
}
