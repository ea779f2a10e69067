import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import { evidenceFixture } from '@flightdeck/plugin-environments-react/testUtils';
import { contextOf, resultOf } from '../__testUtils__/judgedItems';
import { countWaitingForCaller, nextStepOf } from './nextStep';

const failedTests = { evidence: [{ state: 'failed' as const }] };

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
  ])('that %s', (_, result, label) => {
    const step = nextStepOf(result, contextOf());
    expect(step?.kind === 'action' ? step.action.label : undefined).toBe(label);
  });

  it('of one that failed and only advises is to read what to do', () => {
    const evidence = [{ state: 'failed' as const }];
    const item = { mode: 'advisory' as const };
    expect(
      nextStepOf(resultOf('tests', { evidence, item }), contextOf()),
    ).toEqual({ kind: 'how-to' });
  });

  it('of one that passed is to look at its evidence', () => {
    const { link } = evidenceFixture();
    expect(
      nextStepOf(resultOf('tests', { evidence: [{}] }), contextOf()),
    ).toEqual({ kind: 'evidence', href: link });
  });

  it('never is a link that a browser would run', () => {
    const evidence = [{ link: 'data:text/html,x' }];
    expect(
      nextStepOf(resultOf('tests', { evidence }), contextOf()),
    ).toBeUndefined();
  });
});

describe('what waits for the caller', () => {
  const items = [
    resultOf('migrations', { item: { evidence: [] } }),
    resultOf('stakeholders'),
    resultOf('tests', { ...failedTests, waiver: {} }),
    resultOf('variables', { evidence: [{ state: 'failed' }] }),
    resultOf('rollback', { item: { mode: 'advisory', evidence: [] } }),
  ];
  const nothing = { sign: false, decide: false, refusals: {} };

  it.each([
    ['all that is theirs to answer', contextOf(), 3],
    ['nothing without a right', contextOf({ rights: nothing }), 0],
    ['no waiver of their own', contextOf({ caller: 'user:default/grace' }), 2],
  ])('is %s', (_, context, count) => {
    expect(countWaitingForCaller(items, context)).toBe(count);
  });
});
