import type { FactIndex } from './FactIndex';
import { sourceKindOf } from './feedSources';
import { gapsOf } from './findCoverage';
import type { Feed, Rule } from './Rule';

/** Where the facts of an environment come from, in one word. */
export function placeOf(index: FactIndex): string {
  const { cluster, namespaces, labelSelector, applications } =
    index.facts.environment;
  return JSON.stringify([cluster, namespaces, labelSelector, applications]);
}

/** The ids of the rules whose facts are all there, and current. */
export function fullyJudged(
  rules: readonly Rule[],
  index: FactIndex,
): ReadonlySet<string> {
  const { sources } = index.facts;
  const complete = new Map<Feed, boolean>();
  const isComplete = (feed: Feed): boolean => {
    const kind = sourceKindOf(feed);
    const known =
      complete.get(feed) ??
      (index.has(feed) &&
        gapsOf(feed, sources).length === 0 &&
        sources.every(source => source.kind !== kind || source.state === 'ok'));
    complete.set(feed, known);
    return known;
  };
  return new Set(
    rules.filter(({ needs }) => needs.every(isComplete)).map(({ id }) => id),
  );
}
