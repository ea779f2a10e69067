import { evaluateFindings } from '../health/evaluateFindings';
import { sourceKindOf } from '../health/feedSources';
import type { Feed } from '../health/Rule';
import { healthRules } from '../health/rules';
import { aSource, NOW, theFacts } from './builders';
import type { RuleCase } from './runRule';

/** The cases in which a rule speaks, each with one of the feeds that the rule needs. */
export function withEachFeed(cases: readonly RuleCase[]) {
  return cases
    .filter(({ says }) => says !== undefined)
    .flatMap(testCase =>
      (healthRules.find(({ id }) => id === testCase.rule)?.needs ?? []).map(
        feed => ({ ...testCase, feed }),
      ),
    );
}

/** What becomes of a rule that would speak when one of its feeds may not be read. */
export function judgeWithoutFeed({
  rule,
  facts: parts,
  feed,
}: RuleCase & { feed: Feed }) {
  const facts = theFacts({
    ...parts,
    environment: {
      applications: [{ name: 'shop-prod' }],
      ...parts.environment,
    },
    sources: [
      aSource({
        kind: sourceKindOf(feed),
        gaps: [{ what: feed, state: 'forbidden', message: 'Not allowed.' }],
      }),
    ],
  });
  const { findings, coverage } = evaluateFindings(
    {
      ...facts,
      objects: { ...facts.objects, [feed]: undefined },
      ...(feed in facts && { [feed]: undefined }),
    },
    undefined,
    NOW,
  );
  return {
    said: findings.filter(({ ruleId }) => ruleId === rule),
    isListed: coverage.some(
      gap => gap.feed === feed && gap.ruleIds.includes(rule),
    ),
  };
}
