import type { RuleOverrides } from './RuleOverride';
import { healthRules } from './rules';

const rules = new Map(healthRules.map(rule => [rule.id, rule]));

/** The rules of the same family, or all of them. */
function similarRules(id: string): string {
  const family = `${id.split('.')[0]}.`;
  const similar = [...rules.keys()].filter(known => known.startsWith(family));
  return (similar.length > 0 ? similar : [...rules.keys()]).join(', ');
}

/**
 * What in settings of rules speaks of rules or thresholds that do not exist.
 *
 * @returns a sentence without a subject for each, by rule id, for example
 * `names no rule; known are hpa.at-max, hpa.no-metrics.`
 *
 * @public
 */
export function checkRuleOverrides(
  overrides: RuleOverrides,
): { ruleId: string; threshold?: string; complaint: string }[] {
  return Object.entries(overrides).flatMap(([ruleId, { thresholds = {} }]) => {
    const rule = rules.get(ruleId);
    if (!rule) {
      const complaint = `names no rule; known are ${similarRules(ruleId)}.`;
      return [{ ruleId, complaint }];
    }
    const known = Object.keys(rule.defaults.thresholds);
    return Object.keys(thresholds)
      .filter(threshold => !known.includes(threshold))
      .map(threshold => ({
        ruleId,
        threshold,
        complaint:
          known.length > 0
            ? `names no threshold of rule ${ruleId}; known are ${known.join(
                ', ',
              )}.`
            : `names a threshold, and rule ${ruleId} has none.`,
      }));
  });
}
