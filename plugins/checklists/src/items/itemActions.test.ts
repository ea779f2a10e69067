import {
  judgeItem,
  type ChecklistItem,
  type ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';
import {
  checklistDefinitionFixture,
  evidenceFixture,
  releaseFixture,
  signOffFixture,
  waiverFixture,
} from '@flightdeck/plugin-environments-react/testUtils';
import {
  actionsOf,
  nextStepOf,
  reviewObstacle,
  type ActionContext,
} from './itemActions';

const ADA = 'user:default/ada';

function contextOf(given: Partial<ActionContext> = {}): ActionContext {
  return {
    rights: { sign: true, decide: true, refusals: {} },
    caller: ADA,
    checklist: {
      release: releaseFixture({ key: 'r-2', name: '1.5.0' }),
      standing: 'open',
    },
    ...given,
  };
}

function resultOf(
  id: string,
  given: {
    item?: Partial<ChecklistItem>;
    evidence?: Parameters<typeof evidenceFixture>[0][];
    signOffs?: Parameters<typeof signOffFixture>[0][];
    waiver?: Parameters<typeof waiverFixture>[0];
  } = {},
): ChecklistItemResult {
  const { items } = checklistDefinitionFixture({ [id]: given.item ?? {} });
  const item = items.find(each => each.id === id) ?? items[0];
  return judgeItem(
    item,
    {
      evidence: new Map([[id, (given.evidence ?? []).map(evidenceFixture)]]),
      signOffs: (given.signOffs ?? []).map((each, index) =>
        signOffFixture({ id: `${index}`, itemId: id, ...each }),
      ),
      waivers: given.waiver
        ? [waiverFixture({ itemId: id, ...given.waiver })]
        : [],
    },
    { releaseKey: 'r-2', now: new Date() },
  );
}

const failedTests = { evidence: [{ state: 'failed' as const }] };
const twoPeople = {
  people: {
    statement: 'Seen.',
    count: 2,
    notRequester: false,
    notAuthor: false,
    requireComment: false,
    requireLink: false,
  },
  evidence: [],
};

describe('the next step of an item', () => {
  it.each<[string, ChecklistItemResult, string | undefined]>([
    [
      'waits for people',
      resultOf('migrations', { item: { evidence: [] } }),
      'Sign',
    ],
    ['failed', resultOf('tests', failedTests), 'Ask for a waiver'],
    [
      'is asked to be waived',
      resultOf('tests', { ...failedTests, waiver: {} }),
      'Approve waiver',
    ],
    [
      'was denied a waiver',
      resultOf('tests', { ...failedTests, waiver: { state: 'denied' } }),
      'Ask for a waiver',
    ],
    ['waits for a notice', resultOf('stakeholders'), 'Send notice'],
    [
      'is signed and failed by evidence',
      resultOf('migrations', {
        evidence: [{ collector: 'migrations', state: 'failed' }],
        signOffs: [{}],
      }),
      'Ask for a waiver',
    ],
    [
      'is waived',
      resultOf('tests', {
        evidence: [{ state: 'failed', link: undefined }],
        waiver: { state: 'approved' },
      }),
      undefined,
    ],
    [
      'failed and only advises',
      resultOf('tests', {
        evidence: [{ state: 'failed', link: undefined }],
        item: { mode: 'advisory' },
      }),
      undefined,
    ],
  ])('that %s', (_, result, label) => {
    const step = nextStepOf(result, contextOf());
    expect(step?.kind === 'action' ? step.action.label : undefined).toBe(label);
  });

  it('of one that passed is to look at its evidence', () => {
    const { link } = evidenceFixture();
    expect(
      nextStepOf(resultOf('tests', { evidence: [{}] }), contextOf()),
    ).toEqual({ kind: 'link', href: link });
  });

  it('never is a link that a browser would run', () => {
    const evidence = [{ link: 'data:text/html,x' }];
    expect(
      nextStepOf(resultOf('tests', { evidence }), contextOf()),
    ).toBeUndefined();
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
    ['a waiver of their own', asked, {}, /yourself/],
    ['nothing, as anybody may revoke', waived, {}, NOTHING],
    ['a stale checklist', resultOf('stakeholders'), stale, /Another release/],
    [
      'their own signature',
      resultOf('rollback', { item: twoPeople, signOffs: [{ by: ADA }] }),
      {},
      /another person/,
    ],
  ])('%s', (_, result, given, obstacle) => {
    const [action] = actionsOf(result, contextOf(given));
    expect(action.obstacle ?? '').toMatch(obstacle);
  });

  it('is no right, or having broken the glass oneself', () => {
    expect(reviewObstacle('user:default/x', contextOf())).toBeUndefined();
    expect(reviewObstacle(ADA, contextOf())).toMatch(/someone else/);
    expect(reviewObstacle('user:default/x', contextOf(denied))).toMatch(
      /team-ops/,
    );
  });
});
