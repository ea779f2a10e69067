import { orWords, nameOf, type PlannedRequirement } from './Aspect';
import type { ConformanceContext } from './ConformanceContext';
import { liveSubject, searchedKinds } from './LiveObject';
import type { BlueprintPart } from './Part';
import { different, met, missing, unknown, type Verdict } from './Verdict';

function judgePresence(
  part: BlueprintPart,
  context: ConformanceContext,
): Verdict {
  const kinds = part.kinds ?? [];
  const live = context.liveOf(part.id);
  const expected = orWords(kinds);
  if (live.length === 0) {
    const unread = searchedKinds(part).find(kind => !context.knowsAll(kind));
    const searched = [
      ...(part.match?.names ?? []),
      ...Object.entries(part.match?.labels ?? {}).map(
        ([key, value]) => `${key}=${value}`,
      ),
    ];
    return unread
      ? unknown(context.whyUnknown(unread))
      : missing(
          `${part.title} is not there.`,
          [
            {
              path: `${expected} ${orWords(searched)}`,
              value: 'none',
              expected: 'there',
            },
          ],
          {
            remedy: `Add a ${kinds[0]} for ${part.title} to Git: ${part.role}`,
          },
        );
  }
  const evidence = live.map(each => ({
    subject: liveSubject(each),
    path: 'kind',
    value: each.kind,
    expected,
  }));
  const strange = live.filter(({ kind }) => !kinds.includes(kind));
  return strange.length === 0
    ? met(`${nameOf(live[0])} is there.`, evidence)
    : different(
        `${part.title} is a ${strange[0].kind} instead of a ${expected}.`,
        evidence,
        { remedy: `Make ${part.title} a ${kinds[0]} in Git.` },
      );
}

/** That something plays the part at all, and is of the expected kind. */
export function planPresence(part: BlueprintPart): PlannedRequirement {
  return {
    id: `${part.id}.present`,
    part: part.id,
    severity: part.severity ?? 'critical',
    sentence: `${part.title} is there, as a ${orWords(part.kinds ?? [])}.`,
    judge: context => judgePresence(part, context),
  };
}
