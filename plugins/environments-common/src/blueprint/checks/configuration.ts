import { subjectOf } from '../../health/subjects';
import { listWords } from '../../health/words';
import { orWords } from '../Aspect';
import type { CheckOf } from '../CheckOf';
import type { ConformanceContext } from '../ConformanceContext';
import { isNamedLike } from '../LiveObject';
import { different, met, missing, unknown, type Verdict } from '../Verdict';

/** Names and keys only: no value of either kind ever leaves the cluster. */
export function checkConfiguration(
  { kind, names, keys = [] }: CheckOf<'configuration'>,
  context: ConformanceContext,
): Verdict {
  const found = context.index
    .objects(kind)
    .filter(({ metadata }) =>
      names.some(pattern => isNamedLike(metadata.name, pattern)),
    );
  if (found.length === 0) {
    return context.knowsAll(kind)
      ? missing(
          `There is no ${kind} ${orWords(names)}.`,
          [{ path: kind, value: 'none', expected: orWords(names) }],
          {},
        )
      : unknown(context.whyUnknown(kind));
  }
  const evidence = found.map(({ metadata, keys: given }) => ({
    subject: subjectOf(kind, metadata),
    path: 'data',
    value: given.join(', ') || 'none',
    expected: keys.join(', ') || 'there',
  }));
  const all = new Set(found.flatMap(object => object.keys));
  const absent = keys.filter(key => !all.has(key));
  return absent.length === 0
    ? met(`${kind} ${found[0].metadata.name} is there.`, evidence)
    : different(
        `${kind} ${found[0].metadata.name} has no ${listWords(absent, 10)}.`,
        evidence,
        {},
      );
}
