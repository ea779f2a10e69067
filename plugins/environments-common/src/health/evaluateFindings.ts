import type { EnvironmentFacts } from './EnvironmentFacts';
import type { EvaluationMemory } from './EvaluationMemory';
import { FactIndex } from './FactIndex';
import { fullyJudged, placeOf } from './completeness';
import { findCoverage } from './findCoverage';
import type { CoverageGap, Finding } from './Finding';
import { type Folding, foldRootCauses } from './foldRootCauses';
import { groupFindings } from './groupFindings';
import { DEFAULT_HEALTH_POLICY, type HealthPolicy } from './HealthPolicy';
import { settingsFor } from './HealthSettings';
import type { HeldFinding } from './HeldFinding';
import type { Rule } from './Rule';
import { healthRules } from './rules';
import type { RunResult } from './RuleRun';
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
  /** The ids of the rules that are switched off. */
  rulesOff: string[];
  /** When the same facts may be judged otherwise; undefined when time alone changes nothing. */
  nextChange: number | undefined;
  memory: EvaluationMemory;
  index: FactIndex;
}

function compareTexts(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}

function compareFindings(a: Finding, b: Finding): number {
  return (
    Number(a.pendingUntil !== undefined) -
      Number(b.pendingUntil !== undefined) ||
    WORST_FIRST.indexOf(a.severity) - WORST_FIRST.indexOf(b.severity) ||
    b.rootCauseOf.length - a.rootCauseOf.length ||
    b.others.length - a.others.length ||
    compareTexts(a.since, b.since) ||
    compareTexts(subjectKey(a.subject), subjectKey(b.subject))
  );
}

/** How the facts of an environment are judged. */
export interface EvaluationOptions {
  rules?: readonly Rule[];
  policy?: HealthPolicy;
}

/** What was made of the facts by an evaluation; what is the same in the next one is used again. */
interface Trace {
  index: FactIndex;
  run: RunResult;
  folding: Folding;
  judgements: readonly HeldFinding[];
}

/** By what each evaluation left to the next. */
const traces = new WeakMap<EvaluationMemory, Trace>();

function nextChange({ held, until, at }: RunResult): number | undefined {
  const times = held.flatMap(({ pendingUntil }) => pendingUntil ?? []);
  const next = Math.min(until, ...times);
  return next === Infinity ? undefined : Math.max(next, at);
}

function listJudgements({ kept, folded }: Folding): HeldFinding[] {
  return [...kept, ...folded].filter(
    ({ pendingUntil }) => pendingUntil === undefined,
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
  options: EvaluationOptions = {},
): EvaluatedFindings {
  const { rules = healthRules, policy = DEFAULT_HEALTH_POLICY } = options;
  const before = previous && traces.get(previous);
  const index = new FactIndex(facts, before?.index);
  const place = placeOf(index);
  const settings = settingsFor(facts.environment, policy);
  const active = rules.filter(rule => !settings.isOff(rule));
  const run = runRules({
    rules,
    index,
    settings,
    now,
    before: before?.run,
    previous:
      previous?.place === place
        ? previous
        : previous && { ...previous, judged: new Set() },
  });
  const folding = foldRootCauses(run.held, index, before?.folding);
  const { kept } = folding;
  const judgements =
    before?.folding.kept === kept ? before.judgements : listJudgements(folding);
  const findings = groupFindings(kept, { ...run, index, previous });
  const { firstSeen, begunUnseen } = run;
  const judged = fullyJudged(active, index);
  const memory = { firstSeen, begunUnseen, judged, place };
  traces.set(memory, { index, run, folding, judgements });
  return {
    findings: findings.sort(compareFindings),
    judgements,
    coverage: findCoverage(active, index),
    rulesOff: rules.filter(rule => settings.isOff(rule)).map(({ id }) => id),
    nextChange: nextChange(run),
    memory,
    index,
  };
}
