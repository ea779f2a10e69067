import type { Evaluate } from '../snapshots/evaluateEntry';
import type { ConformanceBook } from './ConformanceBook';

/** The earlier of two ISO 8601 times. */
function earlier(a: string | undefined, b: string | undefined) {
  return [a, b]
    .filter(time => time !== undefined)
    .sort()
    .at(0);
}

/** An evaluation that also tells how the environment stands against its blueprint. */
export function withConformance<Memory>(
  evaluate: Evaluate<Memory>,
  book: Pick<ConformanceBook, 'get'>,
): Evaluate<Memory> {
  return (facts, previous, now) => {
    const evaluated = evaluate(facts, previous, now);
    const { summary, dueAt } = book.get(facts, now);
    return {
      ...evaluated,
      snapshot: { ...evaluated.snapshot, conformance: summary },
      nextAt: earlier(
        evaluated.nextAt,
        dueAt === undefined ? undefined : new Date(dueAt).toISOString(),
      ),
    };
  };
}
