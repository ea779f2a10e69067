import type { Application } from '@flightdeck/plugin-environments-common';
import { isSameRepository } from './sameRepository';
import type { ApplicationSource } from './SourceTree';

/** The revisions that an application was deployed at last, one for each source. */
export function deployedRevisions({
  history,
  sources,
  sync,
}: Application): string[] {
  const [last] = history;
  return last?.revisions.length === sources.length
    ? last.revisions
    : sync.revisions;
}

/** A source of the stage before, and what is deployed of it. */
export interface Counterpart {
  source: ApplicationSource;
  /** A commit, or the version of a chart. */
  revision: string;
}

/** The sources of the stage before that are of the repository of a source; of its chart, too. */
export function counterpartsOf(
  wanted: ApplicationSource,
  applications: readonly Application[],
): Counterpart[] {
  const all = applications.flatMap(application => {
    const revisions = deployedRevisions(application);
    return application.sources.flatMap((source, index) =>
      isSameRepository(source.repoUrl, wanted.repoUrl) &&
      source.chart === wanted.chart &&
      revisions[index]
        ? [{ source, revision: revisions[index] }]
        : [],
    );
  });
  const samePath = all.filter(({ source }) => source.path === wanted.path);
  const found = samePath.length > 0 ? samePath : all;
  return found.filter(
    ({ revision, source }, index) =>
      found.findIndex(
        other =>
          other.revision === revision &&
          other.source.targetRevision === source.targetRevision,
      ) === index,
  );
}
