import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import { sourceKindOf } from '../health/feedSources';
import { explainAbsence, gapsOf } from '../health/findCoverage';
import type { Feed } from '../health/Rule';
import { sentence } from '../health/words';
import { asOfWords } from '../snapshot/findDoubt';

/** Whether anything of a feed is known. */
function isKnown(feed: Feed, facts: EnvironmentFacts): boolean {
  switch (feed) {
    case 'applications':
    case 'indicators':
    case 'usage':
    case 'volumes':
    case 'alerts':
      return facts[feed] !== undefined;
    default:
      return facts.objects[feed] !== undefined;
  }
}

/** What is missing of a feed and why, one sentence each; empty when all of it was read. */
export function explainFeed(feed: Feed, facts: EnvironmentFacts): string[] {
  return isKnown(feed, facts)
    ? gapsOf(feed, facts.sources).map(({ message }) => sentence(message))
    : [explainAbsence(feed, facts)];
}

/** Why what is held of the sources of a feed may be old or not all, one sentence each. */
export function explainSources(feed: Feed, facts: EnvironmentFacts): string[] {
  const ofFeed = facts.sources.filter(
    ({ kind }) => kind === sourceKindOf(feed),
  );
  return [
    ...ofFeed
      .filter(({ state }) => state !== 'ok')
      .map(source => `${sentence(source.message)}${asOfWords(source)}`),
    ...ofFeed.flatMap(({ gaps }) =>
      gaps
        .filter(({ what }) => what.startsWith('Namespace '))
        .map(({ message }) => sentence(message)),
    ),
  ];
}
