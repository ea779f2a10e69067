import { stringifyError } from '@backstage/errors';
import { FindingHolder } from './FindingHolder';
import type { JudgingPass } from './JudgingPass';
import { judgeOf } from './ObjectJudge';
import type { Rule, RuleFinding } from './Rule';
import type { RunInput, RunResult } from './RuleRun';
import { quote } from './words';

function evaluateRule(
  rule: Rule,
  { index, now, settings }: RunInput,
): readonly RuleFinding[] {
  try {
    return rule.evaluate(index, now, settings.of(rule));
  } catch (error) {
    const { ref, name } = index.facts.environment;
    return [
      {
        severity: 'unknown',
        reason: 'RuleFailed',
        subject: { kind: 'Environment', name, uid: ref },
        who: `Environment ${name}`,
        says: {
          one: `could not be judged by rule ${rule.id}: ${quote(
            stringifyError(error),
          )}`,
          many: '',
        },
        remediation: [`Report this as a defect of rule ${rule.id}.`],
        evidence: [],
        alike: rule.id,
        holdSeconds: 0,
      },
    ];
  }
}

function findingsOf(
  rule: Rule,
  rank: number,
  input: RunInput,
  objects: JudgingPass,
): { findings: readonly RuleFinding[]; until: number } {
  if (rule.scope) {
    return { findings: objects.findings.get(rank) ?? [], until: Infinity };
  }
  const { reads } = input.index;
  reads.reset();
  const findings = evaluateRule(rule, input);
  return { findings, until: rule.notesReads ? reads.until : -Infinity };
}

/** The ids of the rules whose facts are not there. */
function findUnjudged({ rules, index }: RunInput): ReadonlySet<string> {
  return new Set(
    rules
      .filter(({ needs }) => !needs.every(feed => index.has(feed)))
      .map(({ id }) => id),
  );
}

/**
 * Runs the rules that are not off and whose facts are there, and holds each finding for the time
 * of its rule. Tells besides what the next run must know.
 */
export function runRules(input: RunInput): RunResult {
  const { rules, index, settings, now } = input;
  const before = input.before?.rules === rules ? input.before : undefined;
  const unjudged = findUnjudged(input);
  const isActive = (rule: Rule) =>
    !settings.isOff(rule) && !unjudged.has(rule.id);
  const objects = judgeOf(rules).judge(
    { index, settings, now },
    isActive,
    before?.objects,
  );
  const holder = new FindingHolder({ ...input, before });
  let { until } = objects;
  for (const [rank, rule] of rules.entries()) {
    if (isActive(rule)) {
      const ofRule = findingsOf(rule, rank, input, objects);
      until = Math.min(until, ofRule.until);
      ofRule.findings.forEach(finding => holder.hold(rule, rank, finding));
    }
  }
  holder.carryOver(unjudged);
  const { held, firstSeen, begunUnseen } = holder;
  const at = now.getTime();
  return { rules, settings, at, objects, held, firstSeen, begunUnseen, until };
}
