import { FactIndex } from '../health/FactIndex';
import type { RuleFinding } from '../health/Rule';
import { healthRules } from '../health/rules';
import { NOW, theFacts } from './builders';

/** One row of a table of cases: what is there, and what the rule says of it. */
export interface RuleCase {
  when: string;
  rule: string;
  facts: Parameters<typeof theFacts>[0];
  /** Undefined where the rule must be silent. */
  says?: {
    severity: RuleFinding['severity'];
    reason: string;
    words?: RegExp;
    advice?: RegExp;
  };
}

/** What one rule says of the facts of a case, apart from holds, groups and causes. */
export function told({ rule: id, facts }: RuleCase) {
  const rule = healthRules.find(candidate => candidate.id === id);
  if (!rule) {
    throw new Error(`There is no rule ${id}`);
  }
  return rule
    .evaluate(new FactIndex(theFacts(facts)), NOW, rule.defaults)
    .map(({ severity, reason, says, remediation, evidence }) => ({
      severity,
      reason,
      words: says.one,
      advice: remediation.join('\n'),
      hasEvidence: evidence.length > 0,
    }));
}

/** What {@link told} must answer for a case. */
export function expected({ says }: RuleCase): ReturnType<typeof told> {
  return says
    ? [
        {
          severity: says.severity,
          reason: says.reason,
          words: expect.stringMatching(says.words ?? /./),
          advice: expect.stringMatching(says.advice ?? /./),
          hasEvidence: true,
        },
      ]
    : [];
}
