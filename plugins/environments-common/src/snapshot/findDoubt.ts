import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import type { CoverageGap } from '../health/Finding';
import { gapsOf } from '../health/findCoverage';
import type { Feed } from '../health/Rule';
import { listWords, sentence } from '../health/words';
import type { SourceGap, SourceStatus } from '../sources';
import type { WorkloadSummary } from './EnvironmentSnapshot';

/** Without these nothing can be said of an environment. */
const CORE_FEEDS = ['Pod', 'Deployment'] as const;
/** Where these are read in part, something may be wrong that is not seen. */
const WORKLOAD_FEEDS: readonly Feed[] = ['Pod', 'Deployment', 'StatefulSet'];

/** The source of the core facts, when what it tells is not current. */
export function troubledCoreSource({
  sources,
}: EnvironmentFacts): SourceStatus | undefined {
  return sources.find(
    ({ kind, state }) => kind === 'kubernetes' && state !== 'ok',
  );
}

/** `2026-01-31 09:15 UTC`. */
export function toMinute(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** ` As of 2026-01-31 09:15 UTC`, or nothing. */
export function asOfWords({ asOf }: SourceStatus): string {
  const time = new Date(asOf ?? '');
  return Number.isNaN(time.getTime())
    ? ''
    : ` What is shown is as of ${toMinute(time)}.`;
}

/** Namespaces that are asked for and do not exist, or cannot be read at all. */
function namespaceGaps({ sources }: EnvironmentFacts): SourceGap[] {
  return sources.flatMap(({ gaps }) =>
    gaps.filter(({ what }) => what.startsWith('Namespace ')),
  );
}

function placeDoubt({ environment }: EnvironmentFacts): string | undefined {
  const { cluster, namespaces, missingFacts = [], problems } = environment;
  if (cluster !== undefined && namespaces.length > 0) {
    return undefined;
  }
  const why = missingFacts.length > 0 ? missingFacts : problems;
  return why.length > 0
    ? why.join(' ')
    : 'It is not known in which cluster and namespace this environment lives.';
}

/** Workloads that are there to run, and those that have ended besides. */
export interface SeenWorkloads {
  lasting: readonly WorkloadSummary[];
  all: readonly WorkloadSummary[];
}

function workloadDoubt(
  { environment }: EnvironmentFacts,
  { lasting, all }: SeenWorkloads,
): string | undefined {
  const { namespaces, labelSelector } = environment;
  const selected = labelSelector ? ` with labels ${labelSelector}` : '';
  const place = `${
    namespaces.length === 1 ? 'namespace' : 'namespaces'
  } ${listWords(namespaces)}`;
  if (all.length === 0) {
    return `Nothing${selected} is deployed in ${place}.`;
  }
  if (lasting.length === 0) {
    const jobs = all.some(({ kind }) => kind === 'Job') ? 'Jobs and ' : '';
    return `Nothing${selected} runs in ${place}: there are only ${jobs}Pods that have ended.`;
  }
  const lost = lasting.find(({ health }) => health === 'unknown');
  return lost && `The state of ${lost.kind} ${lost.name} is not known.`;
}

/**
 * Why an environment of which no rule complains still cannot be called healthy, as a sentence.
 * Undefined when nothing speaks against it.
 */
export function findDoubt(
  facts: EnvironmentFacts,
  coverage: readonly CoverageGap[],
  workloads: SeenWorkloads,
): string | undefined {
  const noPlace = placeDoubt(facts);
  if (noPlace) {
    return noPlace;
  }
  const troubled = troubledCoreSource(facts);
  if (troubled) {
    return `${sentence(troubled.message)}${asOfWords(troubled)}`;
  }
  const absent = CORE_FEEDS.find(feed => facts.objects[feed] === undefined);
  if (absent) {
    return (
      coverage.find(({ feed }) => feed === absent)?.message ??
      `Objects of kind ${absent} could not be read.`
    );
  }
  const gap = [
    ...WORKLOAD_FEEDS.flatMap(feed => gapsOf(feed, facts.sources)),
    ...namespaceGaps(facts),
  ].at(0);
  if (gap) {
    return sentence(gap.message);
  }
  const { missingFacts = [] } = facts.environment;
  if (missingFacts.length > 0) {
    return missingFacts.join(' ');
  }
  return workloadDoubt(facts, workloads);
}
