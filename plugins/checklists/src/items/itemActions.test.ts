import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import {
  ADA,
  contextOf,
  peopleFixture,
  resultOf,
} from '../__testUtils__/judgedItems';
import { actionsOf, reviewObstacle, type ActionContext } from './itemActions';

const failedTests = { evidence: [{ state: 'failed' as const }] };

describe('what people are offered to answer', () => {
  const replaceable = {
    evidence: [],
    people: peopleFixture({
      replacedBy: { collector: 'migration-review', options: {} },
    }),
  };
  const replaced = {
    item: replaceable,
    evidence: [{ collector: 'migration-review' }],
  };
  const own = { by: ADA, answer: 'refused' as const, comment: 'No.' };

  it.each<[string, ChecklistItemResult, string, string]>([
    [
      'is asked',
      resultOf('migrations', { item: replaceable }),
      'Sign',
      'confirmed',
    ],
    [
      'need not, as evidence stands for it',
      resultOf('migrations', replaced),
      'Refuse',
      'refused',
    ],
    [
      'need not, as it does not apply',
      resultOf('migrations', {
        evidence: [{ collector: 'migrations', state: 'not-applicable' }],
      }),
      'Refuse',
      'refused',
    ],
    [
      'has refused although evidence stands for it',
      resultOf('migrations', { ...replaced, signOffs: [own] }),
      'Change your answer',
      'refused',
    ],
  ])('is, where one %s', (_, result, label, answer) => {
    const [action] = actionsOf(result, contextOf());
    expect(action).toMatchObject({ label, form: { kind: 'sign', answer } });
  });
});

describe('what stands in the way of an action', () => {
  const NOTHING = /^$/;
  const waived = resultOf('tests', {
    ...failedTests,
    waiver: { state: 'approved', requestedBy: ADA },
  });
  const asked = resultOf('tests', {
    ...failedTests,
    waiver: { requestedBy: ADA },
  });
  const denied = {
    rights: {
      sign: false,
      decide: false,
      refusals: { sign: 'Ask team-shop.', decide: 'Ask team-ops.' },
    },
  };
  const stale = {
    checklist: { ...contextOf().checklist, standing: 'stale' as const },
  };

  it.each<[string, ChecklistItemResult, Partial<ActionContext>, RegExp]>([
    ['nothing', resultOf('tests', failedTests), {}, NOTHING],
    ['no right to ask', resultOf('tests', failedTests), denied, /team-shop/],
    ['no right to sign', resultOf('migrations'), denied, /team-shop/],
    ['no right to revoke', waived, denied, /team-ops/],
    [
      'a waiver of their own',
      asked,
      {},
      /yourself: someone else decides on it. Ask group:default\/team-shop.$/,
    ],
    ['nothing, as anybody may revoke', waived, {}, NOTHING],
    ['a stale checklist', resultOf('stakeholders'), stale, /Another release/],
    [
      'their own signature',
      resultOf('rollback', {
        item: { people: peopleFixture({ count: 2 }), evidence: [] },
        signOffs: [{ by: ADA }],
      }),
      {},
      /another person must sign, too. Ask group:default\/team-shop.$/,
    ],
  ])('%s', (_, result, given, obstacle) => {
    const [action] = actionsOf(result, contextOf(given));
    expect(action.obstacle ?? '').toMatch(obstacle);
  });

  it('is no right, or having broken the glass oneself', () => {
    expect(reviewObstacle('user:default/x', contextOf())).toBeUndefined();
    expect(reviewObstacle(ADA, contextOf())).toMatch(
      /someone else reviews it. Ask group/,
    );
    expect(reviewObstacle('user:default/x', contextOf(denied))).toMatch(
      /team-ops/,
    );
  });
});
