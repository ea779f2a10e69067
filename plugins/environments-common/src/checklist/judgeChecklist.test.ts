import type { ChecklistItemResult } from './Checklist';
import { checklistItemSchema } from './ChecklistItem';
import type { ChecklistState } from './ChecklistState';
import { judgeChecklist } from './judgeChecklist';

function aResult(
  state: ChecklistState,
  rest: Partial<ChecklistItemResult> = {},
): ChecklistItemResult {
  return {
    item: checklistItemSchema.parse({
      id: 'tests',
      title: 'Tests',
      why: 'Because.',
      evidence: [{ collector: 'a' }],
    }),
    mode: 'required',
    state,
    reason: 'So it is.',
    evidence: [],
    signOffs: [],
    signaturesMissing: 0,
    ...rest,
  };
}

describe('judgeChecklist', () => {
  it.each<[ChecklistState, boolean]>([
    ['passed', true],
    ['warning', true],
    ['not-applicable', true],
    ['waived', true],
    ['failed', false],
    ['unknown', false],
    ['pending', false],
  ])('lets a required item that is %s through: %s', (state, ready) => {
    const verdict = judgeChecklist([aResult(state)]);
    expect(verdict.ready).toBe(ready);
    expect(verdict.blockers.map(({ itemId }) => itemId)).toEqual(
      ready ? [] : ['tests'],
    );
  });

  it('is not held by what only advises, and warns of it', () => {
    const verdict = judgeChecklist([aResult('failed', { mode: 'advisory' })]);
    expect(verdict).toMatchObject({
      ready: true,
      blockers: [],
      warnings: ['“Tests” is failed: So it is.'],
      sentence: 'Ready: 1 failed.',
    });
  });

  it.each<[string, ChecklistItemResult[]]>([
    ['Ready: nothing is asked for.', []],
    ['Ready: the only item has passed.', [aResult('passed')]],
    ['Ready: all 2 items have passed.', [aResult('passed'), aResult('passed')]],
    ['Ready: 1 passed, 1 waived.', [aResult('waived'), aResult('passed')]],
    [
      'Not ready: 1 failed, 1 waits for people.',
      [
        aResult('failed'),
        aResult('passed'),
        aResult('pending', { signaturesMissing: 1 }),
      ],
    ],
    [
      'Not ready: 1 pending, 2 wait for people.',
      [
        aResult('pending'),
        aResult('pending', { signaturesMissing: 1 }),
        aResult('pending', { signaturesMissing: 2 }),
      ],
    ],
  ])('says: %s', (sentence, items) => {
    expect(judgeChecklist(items).sentence).toBe(sentence);
  });

  it('counts neither unknown nor waived as passed', () => {
    const { automatic, counts } = judgeChecklist([
      aResult('unknown'),
      aResult('waived'),
      aResult('passed'),
    ]);
    expect(counts).toMatchObject({ passed: 1, unknown: 1, waived: 1 });
    expect(automatic).toBe(1);
  });
});
