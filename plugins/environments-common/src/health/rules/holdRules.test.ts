import { ago, NOW, theFacts } from '../../__testUtils__/builders';
import { expected, type RuleCase, told } from '../../__testUtils__/runRule';
import type { Hold } from '../../delivery/Hold';
import { evaluateFindings } from '../evaluateFindings';

const aHold = (change: Partial<Hold> = {}): Hold => ({
  id: 'hold-1',
  environmentRef: 'resource:default/shop-prod',
  operationId: 'operation-1',
  cause: 'rollback',
  state: 'active',
  reason: 'the new one leaks',
  placedBy: 'user:default/ada',
  placedAt: ago(7200),
  expiresAt: ago(-3600),
  applications: [],
  ...change,
});
const broken = aHold({
  state: 'broken',
  brokenSince: ago(300),
  brokenBy: 'ApplicationSet shops switched the automation of web on again.',
});
const overdue = aHold({ expiresAt: ago(60) });

const cases: RuleCase[] = [
  {
    when: 'it holds',
    rule: 'delivery.hold-broken',
    facts: { holds: [aHold()] },
  },
  {
    when: 'it is being placed',
    rule: 'delivery.hold-broken',
    facts: { holds: [aHold({ state: 'placing' })] },
  },
  { when: 'holds are not known', rule: 'delivery.hold-broken', facts: {} },
  {
    when: 'automation is on again',
    rule: 'delivery.hold-broken',
    facts: { holds: [broken] },
    says: {
      severity: 'warning',
      reason: 'HoldBroken',
      words: /^does not hold: ApplicationSet shops switched .* on again$/,
      advice: /may come back with the next sync/,
    },
  },
  {
    when: 'a pause was broken by nobody knows whom',
    rule: 'delivery.hold-broken',
    facts: { holds: [aHold({ state: 'broken', cause: 'pause' })] },
    says: {
      severity: 'warning',
      reason: 'HoldBroken',
      words: /automation was switched on again$/,
      advice: /What was paused goes on/,
    },
  },
  {
    when: 'its time has not come',
    rule: 'delivery.hold-overdue',
    facts: { holds: [aHold()] },
  },
  { when: 'holds are not known', rule: 'delivery.hold-overdue', facts: {} },
  {
    when: 'its time has come',
    rule: 'delivery.hold-overdue',
    facts: { holds: [overdue] },
    says: {
      severity: 'warning',
      reason: 'HoldOverdue',
      words: /user:default\/ada placed it by a rollback, for the new one leaks/,
      advice: /nothing does so by itself/,
    },
  },
];

describe('rules of holds', () => {
  it.each(cases)('$rule: $when', testCase => {
    expect(told(testCase)).toEqual(expected(testCase));
  });

  it('name the environment, and since when', () => {
    const facts = theFacts({ holds: [broken, overdue] });
    expect(evaluateFindings(facts, undefined, NOW).findings).toMatchObject([
      {
        ruleId: 'delivery.hold-broken',
        message: expect.stringMatching(/^The hold on shop-prod does not hold/),
        since: ago(300),
      },
      { ruleId: 'delivery.hold-overdue', since: ago(60) },
    ]);
  });

  it('are judged anew when only the hold or the time changes', () => {
    const before = theFacts({ holds: [aHold()] });
    const first = evaluateFindings(before, undefined, NOW);
    expect(first.findings).toEqual([]);
    const later = new Date(NOW.getTime() + 3_600_000);
    expect(
      evaluateFindings(before, first.memory, later).findings,
    ).toMatchObject([{ ruleId: 'delivery.hold-overdue' }]);
    const after = { ...before, holds: [broken] };
    expect(evaluateFindings(after, first.memory, NOW).findings).toMatchObject([
      { ruleId: 'delivery.hold-broken' },
    ]);
  });
});
