import type {
  Application,
  Release,
} from '@flightdeck/plugin-environments-common';
import { COMMIT, type WantedCommit } from './WantedCommit';

/** What the revisions of a release are. */
export interface FoundRevisions {
  commits: WantedCommit[];
  /** The repositories of all applications of the release, once each. */
  repositories: string[];
  /** Whether all that is deployed are charts of a registry, which have no commits. */
  areCharts: boolean;
}

type Source = Application['sources'][number];

/** The commits that a release was deployed from, and the repositories that they may be in. */
export function findRevisions(
  { revisions }: Pick<Release, 'revisions'>,
  applications: readonly Application[],
): FoundRevisions {
  const parts = revisions.map(text => {
    const at = text.indexOf('@');
    const revision = text.slice(at + 1);
    const application = applications.find(
      ({ name }) => name === text.slice(0, at),
    );
    return {
      revision,
      sources: application ? sourcesOf(application, revision) : [],
    };
  });
  const commits = parts.flatMap(({ revision, sources }) => {
    const repositories = toRepositories(sources);
    const isOfChart = sources.length > 0 && repositories.length === 0;
    return COMMIT.test(revision) && !isOfChart
      ? [{ commit: revision, repositories }]
      : [];
  });
  return {
    commits,
    repositories: toRepositories(parts.flatMap(({ sources }) => sources)),
    areCharts:
      parts.length > 0 &&
      parts.every(
        ({ sources }) =>
          sources.length > 0 && toRepositories(sources).length === 0,
      ),
  };
}

/** The sources that had a revision, where the engine tells; else any may have had it. */
function sourcesOf(application: Application, revision: string): Source[] {
  const { history, operation, sources, sync } = application;
  const known = [
    sync.revisions,
    operation?.revisions ?? [],
    ...history.map(entry => entry.revisions),
  ];
  const those = sources.filter((_, index) =>
    known.some(revisions => revisions[index] === revision),
  );
  return those.length > 0 ? those : sources;
}

function toRepositories(sources: readonly Source[]): string[] {
  const urls = sources.flatMap(({ chart, repoUrl }) =>
    chart === undefined && !repoUrl.startsWith('oci:') ? [repoUrl] : [],
  );
  return [...new Set(urls)];
}
