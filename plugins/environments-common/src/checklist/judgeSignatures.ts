import type { ChecklistItem, PeopleRequirement } from './ChecklistItem';
import type { EvidenceState } from './ChecklistState';
import type { Evidence } from './Evidence';
import { isSamePerson } from './isSamePerson';
import { type HalfVerdict, judgeRequirement } from './judgeEvidence';
import type { SignOff } from './SignOff';

/** For whom and when an item is judged. */
export interface JudgingContext {
  releaseKey: string;
  now: Date;
  /** Entity ref of who asks for the deployment; absent when nobody does yet. */
  requester?: string;
  /** Who wrote the release. */
  authors?: Authors;
}

/**
 * Entity refs of those who wrote a release; `untold` while nobody can tell.
 *
 * @public
 */
export type Authors = readonly string[] | 'untold';

/** With these states evidence stands for signatures. */
const REPLACING: readonly EvidenceState[] = ['passed', 'not-applicable'];

/** What people say of an item. */
export interface SignatureVerdict extends HalfVerdict {
  /** Those that count, the newest last. */
  counted: SignOff[];
  missing: number;
}

/**
 * What people say of an item; undefined when none is asked. Of each person the newest answer
 * counts, once; none of another release, none that has expired, and none of a person who may not
 * sign because of four eyes. Evidence that may stand for signatures does while it is good.
 */
export function judgeSignatures(
  item: Pick<ChecklistItem, 'people' | 'scope' | 'title'>,
  signOffs: readonly SignOff[],
  context: JudgingContext,
  evidence: readonly Evidence[] = [],
): SignatureVerdict | undefined {
  const { people } = item;
  if (!people) {
    return undefined;
  }
  const counted = newestOfEach(
    signOffs.filter(signOff => counts(signOff, item, context)),
  );
  const refusal = counted.find(({ answer }) => answer === 'refused');
  const missing = Math.max(0, people.count - counted.length);
  if (refusal) {
    return {
      state: 'failed',
      reason: `${refusal.by} refused to sign${
        refusal.comment ? `: ${refusal.comment}` : '.'
      }`,
      counted,
      missing,
    };
  }
  const replacement = judgeReplacement(people, evidence, context.releaseKey);
  if (replacement) {
    const { reason, state } = replacement;
    return { state, reason, counted, missing: 0 };
  }
  if (missing > 0) {
    return {
      state: 'pending',
      reason:
        missing === 1
          ? 'Waits for a person to sign.'
          : `Waits for ${missing} people to sign.`,
      counted,
      missing,
    };
  }
  if (people.notAuthor && context.authors === 'untold') {
    return {
      state: 'unknown',
      reason:
        'Who wrote the release nobody can tell now, nor whether someone else signed.',
      counted,
      missing,
    };
  }
  const isApplicable = counted.some(({ answer }) => answer === 'confirmed');
  const names = counted.map(({ by }) => by).join(', ');
  return isApplicable
    ? { state: 'passed', reason: `Signed by ${names}.`, counted, missing }
    : {
        state: 'not-applicable',
        reason: `Not applicable, says ${names}: ${
          counted[counted.length - 1].comment ?? 'no reason was given'
        }`,
        counted,
        missing,
      };
}

/**
 * What the evidence says that stands for signatures; undefined where none may, or it does not.
 *
 * @public
 */
export function judgeReplacement(
  { replacedBy }: Pick<PeopleRequirement, 'replacedBy'>,
  evidence: readonly Evidence[],
  releaseKey: string,
): HalfVerdict | undefined {
  const verdict =
    replacedBy && judgeRequirement(replacedBy, evidence, releaseKey);
  return verdict && REPLACING.includes(verdict.state) ? verdict : undefined;
}

function counts(
  { answer, by, expiresAt, releaseKey }: SignOff,
  { people, scope }: Pick<ChecklistItem, 'people' | 'scope'>,
  context: JudgingContext,
): boolean {
  if (scope === 'release' && releaseKey !== context.releaseKey) {
    return false;
  }
  if (expiresAt !== undefined && Date.parse(expiresAt) <= +context.now) {
    return false;
  }
  // Everybody may say no.
  return (
    answer === 'refused' ||
    !(
      (people?.notRequester && isAmong(by, [context.requester])) ||
      (people?.notAuthor &&
        context.authors !== 'untold' &&
        isAmong(by, context.authors))
    )
  );
}

function isAmong(
  person: string,
  others: readonly (string | undefined)[] = [],
): boolean {
  return others.some(
    other => other !== undefined && isSamePerson(person, other),
  );
}

function newestOfEach(signOffs: readonly SignOff[]): SignOff[] {
  const newest = new Map<string, SignOff>();
  const byTime = [...signOffs].sort(
    (a, b) => Date.parse(a.at) - Date.parse(b.at),
  );
  for (const signOff of byTime) {
    newest.delete(signOff.by);
    newest.set(signOff.by, signOff);
  }
  return [...newest.values()];
}
