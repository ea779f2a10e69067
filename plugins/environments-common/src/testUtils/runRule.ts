import { FactIndex } from '../health/FactIndex';
import type { RuleFinding } from '../health/Rule';
import { healthRules } from '../health/rules';
import { NOW, theFacts } from './builders';

/** What one rule says of facts, apart from holds, groups and causes. */
export function runRule(
  id: string,
  parts: Parameters<typeof theFacts>[0],
): RuleFinding[] {
  const rule = healthRules.find(candidate => candidate.id === id);
  if (!rule) {
    throw new Error(`There is no rule ${id}`);
  }
  return rule.evaluate(new FactIndex(theFacts(parts)), NOW, rule.defaults);
}

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

/** Runs a table of cases as tests. */
export function describeRules(title: string, cases: readonly RuleCase[]): void {
  describe(title, () => {
    it.each(cases)('$rule: $when', ({ rule, facts, says }) => {
      const findings = runRule(rule, facts);
      if (!says) {
        expect(findings).toEqual([]);
        return;
      }
      expect(findings).toHaveLength(1);
      const [finding] = findings;
      expect(finding).toMatchObject({
        severity: says.severity,
        reason: says.reason,
      });
      expect(finding.says.one).toMatch(says.words ?? /./);
      expect(finding.remediation.join('\n')).toMatch(says.advice ?? /./);
      expect(finding.evidence.length).toBeGreaterThan(0);
    });
  });
}
