import type { Subject } from './Finding';
import type { RuleFinding } from './Rule';

/** A finding of a rule with the times that the engine adds. */
export interface HeldFinding extends RuleFinding {
  ruleId: string;
  /** The rank of its rule: causes come before symptoms. */
  rank: number;
  isSymptom: boolean;
  source: string;
  since: string;
  pendingUntil?: string;
  rootCauseOf: Subject[];
}
