import {
  judgeReplacement,
  type ChecklistItemResult,
} from '@flightdeck/plugin-environments-common';

/** How it stands with the signatures of an item that people are asked for. */
export interface SignatureStanding {
  /** Whether somebody has still to sign, or signed: not when evidence makes that needless. */
  isAsked: boolean;
  /** In a few words. */
  words: string;
  /** A sentence on evidence that may stand for signatures, where there is any. */
  replacement?: string;
}

/** Says how many have signed, and whether anybody has to. */
export function signatureStanding(
  result: ChecklistItemResult,
  releaseKey: string,
): SignatureStanding {
  const { evidence, item, signOffs, signaturesMissing } = result;
  const { people } = item;
  const isReplaced =
    people !== undefined &&
    judgeReplacement(people, evidence, releaseKey) !== undefined;
  const refused = signOffs.filter(({ answer }) => answer === 'refused').length;
  const signed = signOffs.length - refused;
  const asked = signOffs.length + signaturesMissing;
  const isAsked = asked >= (people?.count ?? 1);
  const counted = isAsked
    ? `${signed} of ${asked} signed`
    : `${signed > 0 ? `${signed} signed, ` : ''}${
        isReplaced ? 'evidence stands for signatures' : 'nobody has to sign'
      }`;
  return {
    isAsked,
    words: refused > 0 ? `${counted}, ${refused} refused` : counted,
    replacement:
      people?.replacedBy &&
      replacementWords(people.replacedBy.collector, {
        isReplaced,
        isRefused: refused > 0,
      }),
  };
}

function replacementWords(
  collector: string,
  { isRefused, isReplaced }: { isRefused: boolean; isReplaced: boolean },
): string {
  if (!isReplaced) {
    return `Evidence of ${collector} would stand for signatures, if it had passed or did not apply.`;
  }
  return isRefused
    ? `Evidence of ${collector} would stand for signatures, had nobody refused.`
    : `Evidence of ${collector} stands for signatures: nobody has to sign. Who knows better may still refuse.`;
}
