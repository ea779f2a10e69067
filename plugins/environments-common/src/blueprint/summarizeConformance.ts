import { countOf } from '../health/words';
import type { Conformance, RequirementConformance } from './Conformance';

/** The counts, and what they come to in a sentence. */
export function summarizeConformance(
  requirements: readonly RequirementConformance[],
): Conformance['summary'] {
  const count = (wanted: RequirementConformance['state']) =>
    requirements.filter(({ state }) => state === wanted).length;
  const counts = {
    met: count('met'),
    different: count('different'),
    missing: count('missing'),
    unknown: count('unknown'),
  };
  return { ...counts, sentence: sentenceOf(counts, requirements) };
}

function sentenceOf(
  {
    met,
    different,
    missing,
    unknown,
  }: Omit<Conformance['summary'], 'sentence'>,
  requirements: readonly RequirementConformance[],
): string {
  const total = requirements.length;
  const open = [
    missing > 0 && `${missing} missing`,
    different > 0 && `${different} different`,
    unknown > 0 && `${unknown} unknown`,
  ].filter(Boolean);
  const begin = `${met} of ${countOf(total, 'requirement')} met`;
  if (open.length === 0) {
    return total === 0
      ? 'The blueprint asks for nothing here.'
      : `All ${countOf(total, 'requirement')} are met.`;
  }
  const critical = requirements.find(
    ({ state, severity, follows }) =>
      state !== 'met' &&
      state !== 'unknown' &&
      severity === 'critical' &&
      !follows,
  );
  const first = critical ? ` ${critical.message}` : '';
  return `${begin}; ${open.join(', ')}.${first}`;
}
