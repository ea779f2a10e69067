import fc from 'fast-check';
import { checklistItemSchema } from './ChecklistItem';
import { type EvidenceState, evidenceStateSchema } from './ChecklistState';
import type { Evidence } from './Evidence';
import { judgeItem } from './judgeItem';
import type { JudgingContext } from './judgeSignatures';
import type { SignOff } from './SignOff';
import type { Waiver } from './Waiver';

const NOW = new Date('2026-03-02T10:00:00Z');
const context: JudgingContext = { releaseKey: 'r2', now: NOW };

function anItem(shape: object) {
  return checklistItemSchema.parse({
    id: 'tests',
    title: 'Tests',
    why: 'Because.',
    ...shape,
  });
}

function evidenceOf(collector: string, state: EvidenceState, rest?: object) {
  const evidence: Evidence = {
    collector,
    source: 'scm',
    observedAt: '2026-03-02T09:59:00Z',
    releaseKey: 'r2',
    state,
    summary: `${collector} says ${state}.`,
    ...rest,
  };
  return evidence;
}

function aSignature(by: string, rest: Partial<SignOff> = {}): SignOff {
  return {
    id: `${by}-${rest.at ?? ''}`,
    itemId: 'tests',
    releaseKey: 'r2',
    by,
    at: '2026-03-02T09:00:00Z',
    answer: 'confirmed',
    ...rest,
  };
}

function aWaiver(rest: Partial<Waiver> = {}): Waiver {
  return {
    id: 'w',
    itemId: 'tests',
    releaseKey: 'r2',
    state: 'approved',
    requestedBy: 'user:default/ada',
    requestedAt: '2026-03-02T08:00:00Z',
    reason: 'The suite is broken.',
    expiresAt: '2026-03-03T08:00:00Z',
    decidedBy: 'user:default/grace',
    ...rest,
  };
}

function judge(
  item: object,
  answers: {
    evidence?: Evidence[];
    signOffs?: SignOff[];
    waivers?: Waiver[];
  } = {},
  rest: Partial<JudgingContext> = {},
) {
  return judgeItem(
    anItem(item),
    {
      evidence: new Map([['tests', answers.evidence ?? []]]),
      signOffs: answers.signOffs ?? [],
      waivers: answers.waivers ?? [],
    },
    { ...context, ...rest },
  );
}

const asked = (...collectors: string[]) => ({
  evidence: collectors.map(collector => ({ collector })),
});
const people = (rest: object = {}) => ({
  people: { statement: 'It is fine.', ...rest },
});

describe('evidence', () => {
  it.each<[string, EvidenceState[], string]>([
    ['passes when all of it does', ['passed', 'passed'], 'passed'],
    ['fails when one does', ['passed', 'failed'], 'failed'],
    ['fails rather than not knowing', ['unknown', 'failed'], 'failed'],
    ['is unknown rather than waiting', ['pending', 'unknown'], 'unknown'],
    ['waits rather than warning', ['warning', 'pending'], 'pending'],
    ['warns rather than passing', ['passed', 'warning'], 'warning'],
    [
      'passes when the rest does not apply',
      ['passed', 'not-applicable'],
      'passed',
    ],
    [
      'does not apply when none does',
      ['not-applicable', 'not-applicable'],
      'not-applicable',
    ],
  ])('%s', (_, states, state) => {
    const result = judge(asked('a', 'b'), {
      evidence: states.map((one, index) => evidenceOf('ab'[index], one)),
    });
    expect(result.state).toBe(state);
  });

  it.each<[string, EvidenceState[], string]>([
    ['passed', ['unknown', 'passed'], 'passed'],
    ['failed when nothing is better', ['failed', 'not-applicable'], 'failed'],
    ['passed', ['failed', 'passed'], 'passed'],
    ['a warning rather than failed', ['failed', 'warning'], 'warning'],
    ['failed while another is waited for', ['pending', 'failed'], 'failed'],
    [
      'pending while nobody is there to tell',
      ['unknown', 'pending'],
      'pending',
    ],
  ])('of which any is enough is %s', (_, states, state) => {
    const result = judge(
      { ...asked('a', 'b'), combine: 'any' },
      { evidence: states.map((one, index) => evidenceOf('ab'[index], one)) },
    );
    expect(result.state).toBe(state);
  });

  it('of which any is enough tells of a source that broke, and not of what is waited for', () => {
    const error = { kind: 'unreachable', message: 'No answer.' };
    const result = judge(
      { ...asked('a', 'b'), combine: 'any' },
      {
        evidence: [
          evidenceOf('a', 'pending'),
          evidenceOf('b', 'unknown', { error }),
        ],
      },
    );
    expect(result).toMatchObject({
      state: 'unknown',
      reason: 'b says unknown.',
    });
  });

  it('that was not looked for yet is waited for', () => {
    expect(
      judge(asked('a', 'b'), { evidence: [evidenceOf('a', 'passed')] }),
    ).toMatchObject({ state: 'pending', reason: expect.stringContaining('b') });
  });

  it('of another release is never green', () => {
    expect(
      judge(asked('a'), {
        evidence: [evidenceOf('a', 'passed', { releaseKey: 'r1' })],
      }),
    ).toMatchObject({
      state: 'pending',
      reason: 'The evidence is of another release: a says passed.',
    });
  });

  it('of the environment counts for any release', () => {
    const evidence = [evidenceOf('a', 'passed', { releaseKey: undefined })];
    expect(judge(asked('a'), { evidence }).state).toBe('passed');
  });

  it('passes only if none of it failed, is unknown, is pending or warns', () => {
    const states = fc.constantFrom(...evidenceStateSchema.options);
    fc.assert(
      fc.property(fc.array(states, { minLength: 1, maxLength: 5 }), found => {
        const ids = found.map((_, index) => `c${index}`);
        const { state } = judge(asked(...ids), {
          evidence: found.map((one, index) => evidenceOf(ids[index], one)),
        });
        const isGood =
          found.includes('passed') &&
          found.every(one => one === 'passed' || one === 'not-applicable');
        expect(state === 'passed').toBe(isGood);
      }),
    );
  });
});

describe('signatures', () => {
  it.each<[string, object, SignOff[], Partial<JudgingContext>, string]>([
    ['are waited for', {}, [], {}, 'pending'],
    ['pass when given', {}, [aSignature('ada')], {}, 'passed'],
    [
      'of one person count once',
      { count: 2 },
      [aSignature('ada'), aSignature('ada', { at: '2026-03-02T09:30:00Z' })],
      {},
      'pending',
    ],
    [
      'of two people count twice',
      { count: 2 },
      [aSignature('ada'), aSignature('bob')],
      {},
      'passed',
    ],
    [
      'of another release do not count',
      {},
      [aSignature('ada', { releaseKey: 'r1' })],
      {},
      'pending',
    ],
    [
      'of another item do not count',
      {},
      [aSignature('ada', { itemId: 'other' })],
      {},
      'pending',
    ],
    [
      'end at their time',
      {},
      [aSignature('ada', { expiresAt: NOW.toISOString() })],
      {},
      'pending',
    ],
    [
      'count until their time',
      {},
      [aSignature('ada', { expiresAt: '2026-03-02T10:00:00.001Z' })],
      {},
      'passed',
    ],
    [
      'fail when one refuses',
      { count: 2 },
      [aSignature('ada'), aSignature('bob', { answer: 'refused' })],
      {},
      'failed',
    ],
    [
      'of who refused and thought better of it pass',
      {},
      [
        aSignature('ada', { answer: 'refused' }),
        aSignature('ada', { at: '2026-03-02T09:30:00Z' }),
      ],
      {},
      'passed',
    ],
    [
      'of who asks for the deployment do not count',
      { notRequester: true },
      [aSignature('ada')],
      { requester: 'ada' },
      'pending',
    ],
    [
      'of who wrote the release do not count',
      { notAuthor: true },
      [aSignature('ada')],
      { authors: ['ada'] },
      'pending',
    ],
    [
      'may be of who wrote the release, while nobody can tell who did',
      { notAuthor: true },
      [aSignature('ada')],
      { authors: 'untold' },
      'unknown',
    ],
    [
      'do not depend on who wrote the release where that is not asked',
      {},
      [aSignature('ada')],
      { authors: 'untold' },
      'passed',
    ],
    [
      'refused by who asks for the deployment fail',
      { notRequester: true },
      [aSignature('ada', { answer: 'refused' })],
      { requester: 'ada' },
      'failed',
    ],
    [
      'can say that it does not apply',
      {},
      [
        aSignature('ada', {
          answer: 'not-applicable',
          comment: 'No database.',
        }),
      ],
      {},
      'not-applicable',
    ],
  ])('%s', (_, requirement, signOffs, rest, state) => {
    expect(judge(people(requirement), { signOffs }, rest).state).toBe(state);
  });

  it('count for any release where the item is about the environment', () => {
    const signOffs = [aSignature('ada', { releaseKey: 'r1' })];
    expect(
      judge({ ...people(), scope: 'environment' }, { signOffs }).state,
    ).toBe('passed');
  });

  it('do not make up for evidence that failed', () => {
    const result = judge(
      { ...asked('a'), ...people() },
      { evidence: [evidenceOf('a', 'failed')], signOffs: [aSignature('ada')] },
    );
    expect(result.state).toBe('failed');
  });

  it('are not asked for what evidence proves not to apply', () => {
    const result = judge(
      { ...asked('a'), ...people() },
      { evidence: [evidenceOf('a', 'not-applicable')] },
    );
    expect(result).toMatchObject({
      state: 'not-applicable',
      signaturesMissing: 0,
    });
  });

  it('that refuse are heard although evidence proves that the item does not apply', () => {
    const result = judge(
      { ...asked('a'), ...people() },
      {
        evidence: [evidenceOf('a', 'not-applicable')],
        signOffs: [aSignature('ada', { answer: 'refused' })],
      },
    );
    expect(result.state).toBe('failed');
  });

  it.each(['notRequester', 'notAuthor'])(
    'of one person are of one person however the ref is written (%s)',
    rule => {
      const { state } = judge(
        people({ [rule]: true }),
        { signOffs: [aSignature('user:default/Ada')] },
        { requester: 'user:default/ada', authors: ['User:default/ada'] },
      );
      expect(state).toBe('pending');
    },
  );
});

describe('evidence that may stand for signatures', () => {
  const item = people({ replacedBy: { collector: 'review' }, count: 2 });

  it.each<[EvidenceState, string, number]>([
    ['passed', 'passed', 0],
    ['not-applicable', 'not-applicable', 0],
    ['warning', 'pending', 2],
    ['failed', 'pending', 2],
    ['unknown', 'pending', 2],
    ['pending', 'pending', 2],
  ])('and is %s makes it %s', (found, state, signaturesMissing) => {
    const evidence = [evidenceOf('review', found)];
    expect(judge(item, { evidence })).toMatchObject({
      state,
      signaturesMissing,
    });
  });

  it.each<[string, Evidence[], SignOff[], string]>([
    [
      'is of another release',
      [evidenceOf('review', 'passed', { releaseKey: 'r1' })],
      [],
      'pending',
    ],
    ['was not looked for yet', [], [], 'pending'],
    [
      'is missing, while people have signed',
      [evidenceOf('review', 'pending')],
      [aSignature('ada'), aSignature('bob')],
      'passed',
    ],
    [
      'is good, while somebody refuses',
      [evidenceOf('review', 'passed')],
      [aSignature('ada', { answer: 'refused' })],
      'failed',
    ],
  ])('and %s', (_, evidence, signOffs, state) => {
    expect(judge(item, { evidence, signOffs }).state).toBe(state);
  });

  it('does not make up for other evidence', () => {
    const evidence = [
      evidenceOf('a', 'failed'),
      evidenceOf('review', 'passed'),
    ];
    expect(judge({ ...asked('a'), ...item }, { evidence }).state).toBe(
      'failed',
    );
  });
});

describe('waivers', () => {
  it.each<[EvidenceState, string]>([
    ['failed', 'waived'],
    ['unknown', 'waived'],
    ['pending', 'waived'],
    ['warning', 'warning'],
    ['passed', 'passed'],
    ['not-applicable', 'not-applicable'],
  ])('make of %s: %s', (state, expected) => {
    const result = judge(asked('a'), {
      evidence: [evidenceOf('a', state)],
      waivers: [aWaiver()],
    });
    expect(result.state).toBe(expected);
    expect(result.underlying).toBe(expected === 'waived' ? state : undefined);
  });

  it.each<[string, Partial<Waiver>]>([
    ['asked for', { state: 'pending' }],
    ['denied', { state: 'denied' }],
    ['revoked', { state: 'revoked' }],
    ['over', { expiresAt: NOW.toISOString() }],
    ['of another release', { releaseKey: 'r1' }],
    ['of another item', { itemId: 'other' }],
  ])('cover nothing when they are %s', (_, rest) => {
    const result = judge(asked('a'), {
      evidence: [evidenceOf('a', 'failed')],
      waivers: [aWaiver(rest)],
    });
    expect(result.state).toBe('failed');
  });

  it('that are over are told to be expired', () => {
    const waivers = [aWaiver({ expiresAt: NOW.toISOString() })];
    expect(judge(asked('a'), { waivers }).waiver?.state).toBe('expired');
  });
});

describe('required items', () => {
  it.each<[string, object, string]>([
    ['hold', { mode: 'required' }, 'required'],
    [
      'advise before their date',
      { requiredFrom: '2026-03-02T12:00:01+02:00' },
      'advisory',
    ],
    [
      'hold from their date',
      { requiredFrom: '2026-03-02T12:00:00+02:00' },
      'required',
    ],
    ['advise', { mode: 'advisory' }, 'advisory'],
  ])('%s', (_, shape, mode) => {
    expect(judge({ ...people(), ...shape }).mode).toBe(mode);
  });
});
