import type { Application } from '@flightdeck/plugin-environments-common';
import type { GitPlan, PlannedCommit } from './GitPlan';
import { locateValues } from './readImageSlots';
import type { RepositoryReader } from './RepositoryReader';
import { isSameRepository } from './sameRepository';
import { isBelow, plainPath } from './paths';
import { SourceTree } from './SourceTree';

/** An application that is deployed anew by what is committed. */
export interface Follower {
  application: Application;
  /** Its sources that follow a branch that is committed to, and read what is changed there. */
  commits: { index: number; repository: string }[];
  /** Its sources that are to follow another revision. */
  revisions: { index: number; targetRevision: string }[];
}

/** The applications that are deployed from what a plan changes. */
export async function findFollowers(
  applications: readonly Application[],
  plan: GitPlan,
  reader: RepositoryReader,
): Promise<Follower[]> {
  const followers: Follower[] = [];
  for (const application of applications) {
    const { instance, name, namespace } = application;
    const commits: Follower['commits'] = [];
    const trees = application.sources.map(
      source => new SourceTree(reader, source),
    );
    for (const [index, tree] of trees.entries()) {
      const branch = await reader.knownBranch(
        tree.source.repoUrl,
        tree.revision,
      );
      const commit = plan.commits.find(
        one =>
          branch !== undefined &&
          one.branch === branch &&
          isSameRepository(one.repository, tree.source.repoUrl),
      );
      if (commit && readsFrom(tree, trees, commit)) {
        commits.push({ index, repository: commit.repository });
      }
    }
    const revisions = plan.revisions
      .filter(
        ({ application: one }) =>
          one.instance === instance &&
          one.namespace === namespace &&
          one.name === name,
      )
      .map(({ index, targetRevision }) => ({ index, targetRevision }));
    if (commits.length > 0 || revisions.length > 0) {
      followers.push({ application, commits, revisions });
    }
  }
  return followers;
}

/** Whether one of the files that are changed is below the folder of a source, or a values file in it. */
function readsFrom(
  tree: SourceTree,
  trees: readonly SourceTree[],
  { files }: PlannedCommit,
): boolean {
  const values = trees.flatMap(from =>
    (from.source.helm?.valueFiles ?? []).flatMap(file => {
      const root = plainPath(from.source.path ?? '.');
      const place = locateValues(file, { tree: from, trees, root });
      return place?.tree === tree ? [place.path] : [];
    }),
  );
  const { path } = tree.source;
  return [...files.keys()].some(
    file =>
      values.includes(file) || (path !== undefined && isBelow(file, path)),
  );
}
