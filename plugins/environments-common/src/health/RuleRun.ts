import type { EvaluationMemory } from './EvaluationMemory';
import type { FactIndex } from './FactIndex';
import type { HealthSettings } from './HealthSettings';
import type { HeldFinding } from './HeldFinding';
import type { JudgingPass } from './JudgingPass';
import type { Rule } from './Rule';

/** What a run of the rules is given. */
export interface RunInput {
  rules: readonly Rule[];
  index: FactIndex;
  settings: HealthSettings;
  /** Only of the same place. */
  previous: EvaluationMemory | undefined;
  /** The run that left the memory: what it made of what has not changed is used again. */
  before?: RunResult;
  now: Date;
}

/** What a run of the rules gives. */
export interface RunResult {
  readonly rules: readonly Rule[];
  readonly settings: HealthSettings;
  /** When it was, in milliseconds since the epoch. */
  readonly at: number;
  readonly objects: JudgingPass;
  /** By rank. */
  readonly held: readonly HeldFinding[];
  readonly firstSeen: Map<string, number>;
  readonly begunUnseen: Set<string>;
  /** Until when the rules say the same of the same facts, as far as time goes. */
  readonly until: number;
}
