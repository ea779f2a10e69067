import type { SourceGap, SourceStatus } from '../sources';
import { missingApplications } from '../delivery/missingApplications';
import type { EnvironmentFacts } from './EnvironmentFacts';
import type { FactIndex } from './FactIndex';
import { sourceKindOf } from './feedSources';
import type { CoverageGap } from './Finding';
import type { Feed, Rule } from './Rule';
import { sentence } from './words';

/** The parts of a feed that its sources could not read. */
export function gapsOf(
  feed: Feed,
  sources: readonly SourceStatus[],
): SourceGap[] {
  return sources
    .filter(({ kind }) => kind === sourceKindOf(feed))
    .flatMap(({ gaps }) =>
      gaps.filter(
        ({ what }) => what === feed || what.startsWith(`${feed} in `),
      ),
    );
}

/** Every source tells of these; other kinds are missed only where reading them was refused. */
const EXPECTED_FEEDS: ReadonlySet<Feed> = new Set<Feed>([
  'Pod',
  'Deployment',
  'ReplicaSet',
  'StatefulSet',
  'Service',
  'Ingress',
  'HorizontalPodAutoscaler',
  'Event',
  'applications',
  'indicators',
]);

/** Whether a feed that is absent is one that the environment has no use for, or nobody reads. */
function isUnneeded(
  feed: Feed,
  { environment, sources }: EnvironmentFacts,
): boolean {
  if (EXPECTED_FEEDS.has(feed)) {
    return feed === 'applications' && environment.applications.length === 0;
  }
  // A source that is gone as a whole tells of no gaps: what it would tell is missed all the same.
  const isGone =
    sourceKindOf(feed) === 'prometheus' &&
    sources.some(({ kind, state }) => kind === 'prometheus' && state !== 'ok');
  return !isGone && gapsOf(feed, sources).length === 0;
}

function whatIs(feed: Feed): string {
  switch (feed) {
    case 'applications':
      return 'The applications';
    case 'indicators':
      return 'The indicators';
    case 'usage':
      return 'What pods use';
    case 'volumes':
      return 'How full volumes are';
    case 'alerts':
      return 'The alerts';
    default:
      return `Objects of kind ${feed}`;
  }
}

/** Why nothing is known of a feed, as sentences. */
export function explainAbsence(feed: Feed, facts: EnvironmentFacts): string {
  const ofFeed = facts.sources.filter(
    ({ kind }) => kind === sourceKindOf(feed),
  );
  const words = [
    ...gapsOf(feed, facts.sources).map(({ message }) => message),
    ...ofFeed
      .filter(({ state }) => state !== 'ok')
      .map(({ message }) => message),
  ];
  const why =
    words.at(0) ??
    (ofFeed.length === 0
      ? `No source of kind ${sourceKindOf(feed)} tells of this environment.`
      : undefined);
  return `${whatIs(feed)} could not be read.${why ? ` ${sentence(why)}` : ''}`;
}

/**
 * Says of each feed that is missing, in whole or in part, what could not be judged for it.
 */
export function findCoverage(
  rules: readonly Rule[],
  index: FactIndex,
): CoverageGap[] {
  const { facts } = index;
  const ruleIds = new Map<Feed, string[]>();
  for (const { id, needs } of rules) {
    for (const feed of needs) {
      ruleIds.set(feed, [...(ruleIds.get(feed) ?? []), id]);
    }
  }
  return [...ruleIds].flatMap(([feed, ids]): CoverageGap[] => {
    if (!index.has(feed)) {
      return isUnneeded(feed, facts)
        ? []
        : [{ feed, ruleIds: ids, message: explainAbsence(feed, facts) }];
    }
    const partial = [
      ...gapsOf(feed, facts.sources).map(({ message }) => sentence(message)),
      ...(feed === 'applications'
        ? missingApplications(facts.environment, facts.applications).map(
            ({ name }) =>
              `Application ${name} is not among those that the delivery engine tells of.`,
          )
        : []),
    ];
    return partial.length > 0
      ? [{ feed, ruleIds: ids, message: partial.join(' ') }]
      : [];
  });
}
