import type { ChecklistItemResult } from '@flightdeck/plugin-environments-common';
import { peopleFixture, resultOf } from '../__testUtils__/judgedItems';
import { signatureStanding } from './signatures';

type Answers = NonNullable<Parameters<typeof resultOf>[1]>;
type OfEvidence = NonNullable<Answers['evidence']>[number];

interface Given {
  count?: number;
  isReplaceable?: boolean;
  proof?: OfEvidence;
  replacing?: OfEvidence;
  signOffs?: Answers['signOffs'];
}

function judge(given: Given): ChecklistItemResult {
  const { count = 1, isReplaceable, proof, replacing, signOffs } = given;
  return resultOf('migrations', {
    item: {
      evidence: proof ? [{ collector: 'migrations', options: {} }] : [],
      people: peopleFixture({
        count,
        replacedBy: isReplaceable
          ? { collector: 'migration-review', options: {} }
          : undefined,
      }),
    },
    evidence: [
      ...(proof ? [{ collector: 'migrations', ...proof }] : []),
      ...(replacing ? [{ collector: 'migration-review', ...replacing }] : []),
    ],
    signOffs,
  });
}

const refusal = { by: 'user:default/ada', answer: 'refused' as const };
const replaced = { isReplaceable: true, replacing: {} };

describe('signatureStanding', () => {
  it.each<[string, Given, boolean, string, RegExp | undefined]>([
    ['nobody yet', {}, true, '0 of 1 signed', undefined],
    ['all', { signOffs: [{}] }, true, '1 of 1 signed', undefined],
    ['some', { count: 2, signOffs: [{}] }, true, '1 of 2 signed', undefined],
    [
      'one who refused',
      { signOffs: [refusal] },
      true,
      '0 of 1 signed, 1 refused',
      undefined,
    ],
    [
      'nobody, as it does not apply',
      { proof: { state: 'not-applicable' } },
      false,
      'nobody has to sign',
      undefined,
    ],
    [
      'evidence in their place',
      replaced,
      false,
      'evidence stands for signatures',
      /^Evidence of migration-review stands/,
    ],
    [
      'evidence beside one of two',
      { ...replaced, count: 2, signOffs: [{}] },
      false,
      '1 signed, evidence stands for signatures',
      /nobody has to sign/,
    ],
    [
      'evidence, and one who refused',
      { ...replaced, signOffs: [refusal] },
      true,
      '0 of 1 signed, 1 refused',
      /had nobody refused/,
    ],
    [
      'evidence that failed',
      { ...replaced, replacing: { state: 'failed' } },
      true,
      '0 of 1 signed',
      /would stand for signatures, if/,
    ],
    [
      'evidence of another release',
      { ...replaced, replacing: { releaseKey: 'r-1' } },
      true,
      '0 of 1 signed',
      /would stand for signatures, if/,
    ],
  ])('tells of %s', (_, given, isAsked, words, replacement) => {
    const standing = signatureStanding(judge(given), 'r-2');
    expect(standing).toMatchObject({ isAsked, words });
    expect(standing.replacement ?? '').toMatch(replacement ?? /^$/);
  });
});
