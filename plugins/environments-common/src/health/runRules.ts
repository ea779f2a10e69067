import { stringifyError } from '@backstage/errors';
import type { EvaluationMemory } from './EvaluationMemory';
import type { FactIndex } from './FactIndex';
import { findSource } from './feedSources';
import type { HeldFinding } from './HeldFinding';
import type { Rule, RuleFinding } from './Rule';
import { subjectKey } from './subjects';
import { parseTime } from './time';
import { quote } from './words';

/** The earlier of what was seen before and what the object says, but never after now. */
function earliest(now: Date, times: (string | undefined)[]): string {
  const known = times.flatMap(time => parseTime(time) ?? []);
  return new Date(Math.min(now.getTime(), ...known)).toISOString();
}

function evaluateRule(rule: Rule, index: FactIndex, now: Date): RuleFinding[] {
  try {
    return rule.evaluate(index, now, rule.defaults);
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

/**
 * Runs the rules whose facts are there, and holds each finding for the time of its rule. Writes
 * into `firstSeen` what the next evaluation must know.
 */
export function runRules(
  rules: readonly Rule[],
  index: FactIndex,
  previous: EvaluationMemory | undefined,
  now: Date,
  firstSeen: Map<string, string>,
): HeldFinding[] {
  const held: HeldFinding[] = [];
  const unjudged = new Set<string>();
  for (const [rank, rule] of rules.entries()) {
    if (!rule.needs.every(feed => index.has(feed))) {
      unjudged.add(rule.id);
      continue;
    }
    for (const finding of evaluateRule(rule, index, now)) {
      const key = `${rule.id}|${subjectKey(finding.subject)}`;
      const since = earliest(now, [
        previous?.firstSeen.get(key),
        finding.began,
        firstSeen.get(key),
      ]);
      firstSeen.set(key, since);
      const holdSeconds = finding.holdSeconds ?? rule.defaults.holdSeconds;
      const countsFrom = Date.parse(since) + holdSeconds * 1000;
      held.push({
        ...finding,
        ruleId: rule.id,
        rank,
        isSymptom: rule.isSymptom,
        source:
          findSource(rule.needs[0], finding.subject, index.facts)?.id ?? '',
        since,
        pendingUntil:
          countsFrom > now.getTime()
            ? new Date(countsFrom).toISOString()
            : undefined,
        rootCauseOf: [],
      });
    }
  }
  // What cannot be judged now has not ended: its time goes on when the facts are back.
  for (const [key, time] of previous?.firstSeen ?? []) {
    if (unjudged.has(key.slice(0, key.indexOf('|')))) {
      firstSeen.set(key, time);
    }
  }
  return held;
}
