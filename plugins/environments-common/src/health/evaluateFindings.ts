import type { EnvironmentFacts } from './EnvironmentFacts';
import type { EvaluationMemory } from './EvaluationMemory';
import { FactIndex } from './FactIndex';
import { findCoverage } from './findCoverage';
import type { CoverageGap, Finding } from './Finding';
import { foldRootCauses } from './foldRootCauses';
import { groupFindings } from './groupFindings';
import type { HeldFinding } from './HeldFinding';
import type { Rule } from './Rule';
import { healthRules } from './rules';
import { runRules } from './runRules';
import { subjectKey } from './subjects';

const WORST_FIRST: readonly Finding['severity'][] = [
  'critical',
  'warning',
  'unknown',
  'progressing',
  'suspended',
  'info',
];

/** What the rules say of an environment. */
export interface EvaluatedFindings {
  /** Worst first; those that do not count yet come last. */
  findings: Finding[];
  /** What is true of each object that counts, symptoms that were folded away too. */
  judgements: readonly HeldFinding[];
  coverage: CoverageGap[];
  memory: EvaluationMemory;
  index: FactIndex;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    Number(a.pendingUntil !== undefined) -
      Number(b.pendingUntil !== undefined) ||
    WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) ||
    b.rootCauseOf.length - a.rootCauseOf.length ||
    b.others.length - a.others.length ||
    Date.parse(a.since) - Date.parse(b.since) ||
    subjectKey(a.subject).localeCompare(subjectKey(b.subject), 'en-US')
  );
}

/**
 * Judges the facts of an environment by the rules. Pure: the same facts, memory and time give the
 * same answer.
 */
export function evaluateFindings(
  facts: EnvironmentFacts,
  previous: EvaluationMemory | undefined,
  now: Date,
  rules: readonly Rule[] = healthRules,
): EvaluatedFindings {
  const index = new FactIndex(facts);
  const firstSeen = new Map<string, string>();
  const held = runRules(rules, index, previous, now, firstSeen);
  const { kept, folded } = foldRootCauses(held, index);
  const findings = groupFindings(kept, index, previous, firstSeen);
  return {
    findings: findings.sort(compareFindings),
    judgements: [...kept, ...folded].filter(
      ({ pendingUntil }) => pendingUntil === undefined,
    ),
    coverage: findCoverage(rules, index),
    memory: { firstSeen },
    index,
  };
}
