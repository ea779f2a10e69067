import { aSource, NOW, theFacts } from '../../__testUtils__/builders';
import { firingFacts } from '../../__testUtils__/firingFacts';
import { firingWorkloads } from '../../__testUtils__/firingWorkloads';
import { evaluateFindings } from '../evaluateFindings';
import { healthRules } from '.';

const firing = Object.entries({ ...firingFacts, ...firingWorkloads }).map(
  ([id, objects]) => ({
    id,
    objects,
    rules: healthRules.filter(rule => rule.id === id),
  }),
);
const gap = (feed: string) => ({
  what: `${feed} in shop`,
  state: 'forbidden' as const,
  message: 'May not be listed.',
});

const lost = firing.flatMap(({ rules, ...rest }) =>
  rules.flatMap(({ needs }) => needs).map(feed => ({ ...rest, rules, feed })),
);

describe('rules about Pods and workloads', () => {
  it('are all among those that are tried here', () => {
    const ofWorkloads = healthRules
      .filter(
        ({ id, needs }) =>
          /^(pod|deploy|sts|ds|job|cron|hpa)\./.test(id) &&
          !needs.includes('usage'),
      )
      .map(({ id }) => id);
    expect(firing.map(({ id }) => id)).toEqual(
      expect.arrayContaining(ofWorkloads),
    );
  });

  it.each(firing)('$id speaks where there is reason to', ({ id, ...rest }) => {
    const { findings, coverage } = evaluateFindings(
      theFacts({ objects: rest.objects }),
      undefined,
      NOW,
      { rules: rest.rules },
    );
    expect(findings.map(({ ruleId }) => ruleId)).toEqual([id]);
    expect(coverage).toEqual([]);
  });

  it.each(lost)(
    '$id cannot be judged without $feed, and that is told',
    ({ id, objects, rules, feed }) => {
      const { findings, coverage } = evaluateFindings(
        theFacts({
          objects: { ...objects, [feed]: undefined },
          sources: [aSource({ gaps: [gap(feed)] })],
        }),
        undefined,
        NOW,
        { rules },
      );
      expect(findings).toEqual([]);
      expect(coverage).toMatchObject([{ feed, ruleIds: [id] }]);
    },
  );

  const held = firing.flatMap(({ rules, ...rest }) =>
    rules.map(rule => ({
      ...rest,
      rules,
      seconds: rule.defaults.holdSeconds,
    })),
  );
  it.each(held.filter(({ seconds }) => seconds > 0))(
    '$id counts after $seconds seconds, and no second before',
    ({ objects, rules, seconds }) => {
      const facts = theFacts({ objects });
      const { memory } = evaluateFindings(facts, undefined, NOW, { rules });
      const after = (passed: number) =>
        evaluateFindings(
          facts,
          memory,
          new Date(NOW.getTime() + passed * 1000),
          { rules },
        ).findings.map(({ pendingUntil }) => pendingUntil);
      const due = new Date(NOW.getTime() + seconds * 1000).toISOString();
      expect(after(seconds - 1)).toEqual([due]);
      expect(after(seconds)).toEqual([undefined]);
    },
  );
});
