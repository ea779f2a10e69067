import { posix } from 'node:path';
import {
  type Application,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { RepositoryFolder } from '@flightdeck/plugin-environments-node';
import { CommitDrafts } from './CommitDraft';
import type { GitPlan } from './GitPlan';
import { writeRevision } from './planRevision';
import { locateValues } from './readImageSlots';
import type { RepositoryReader } from './RepositoryReader';
import { plainPath } from './paths';
import { SourceTree } from './SourceTree';

type Entry = Application['history'][number];

interface Revert {
  application: Application;
  entry: Entry;
  reader: RepositoryReader;
  drafts: CommitDrafts;
  plan: GitPlan;
  trees: SourceTree[];
}

/**
 * Works out what must be changed in Git so that it has the state of a former deployment again.
 *
 * Folders of manifests become what they were. Of a chart that has values files of the application
 * its own, only those do: the rest may be of other stages, too. What follows a tag, a commit or the
 * version of a chart follows the former one again.
 */
export async function planRevert(request: {
  application: Application;
  entry: Entry;
  reader: RepositoryReader;
}): Promise<GitPlan> {
  const { application, entry, reader } = request;
  const plan: GitPlan = {
    commits: [],
    obstacles: [],
    notes: [],
    revisions: [],
  };
  const drafts = new CommitDrafts();
  const trees = application.sources.map(
    source => new SourceTree(reader, source),
  );
  if (entry.revisions.length !== trees.length) {
    plan.obstacles.push(
      `Deployment ${entry.id} of ${application.name} had ${entry.revisions.length} sources, and it has ${trees.length} now: which is which is not certain.`,
    );
    return plan;
  }
  for (const index of trees.keys()) {
    await revertSource({ ...request, drafts, plan, trees }, index);
  }
  plan.commits = drafts.build();
  if (plan.commits.length === 0 && plan.obstacles.length === 0) {
    plan.obstacles.push(
      `Git already has for ${application.name} what deployment ${entry.id} was made of.`,
    );
  }
  return plan;
}

async function revertSource(revert: Revert, index: number): Promise<void> {
  const { application, drafts, entry, plan, reader, trees } = revert;
  const tree = trees[index];
  const { chart, path, repoUrl } = tree.source;
  const revision = entry.revisions[index];
  const stage = { name: application.name, applications: [application] };
  const follow = { ...revert, index, from: stage, to: stage };
  if (chart !== undefined) {
    if (tree.source.targetRevision !== revision) {
      await writeRevision(follow, revision);
    }
    return;
  }
  if (path === undefined) {
    return;
  }
  if (reader.methods(repoUrl).length === 0) {
    plan.obstacles.push(
      `Nothing that could change ${repoUrl}, from which ${application.name} is deployed, is configured.`,
    );
    return;
  }
  const folder = await tree.read(path);
  if (folder.branch === undefined) {
    if (folder.commit !== revision) {
      await writeRevision(follow, revision);
    }
    return;
  }
  const former = await reader.findFolder(repoUrl, revision, path);
  if (!former) {
    plan.obstacles.push(
      `${repoUrl} has no folder ${path} at ${shortRevision(
        revision,
      )} that could be brought back.`,
    );
    return;
  }
  const { branch, commit: base } = folder;
  const own = tree.source.helm?.valueFiles ?? [];
  if (own.length === 0) {
    drafts
      .of({ repository: repoUrl, branch, base })
      .addCopy({ path, revision }, folder.files, former.files);
    return;
  }
  await revertValues(revert, { index, own });
  tellRest(revert, { index, folder, former });
}

/** The values files of a chart that the application names. */
async function revertValues(
  { application, drafts, entry, plan, reader, trees }: Revert,
  { index, own }: { index: number; own: readonly string[] },
): Promise<void> {
  const tree = trees[index];
  const root = plainPath(tree.source.path ?? '.');
  for (const file of own) {
    const place = locateValues(file, { tree, trees, root });
    const revision = place && entry.revisions[trees.indexOf(place.tree)];
    if (!place || revision === undefined) {
      plan.notes.push(
        `The values file ${file} of ${application.name} is in no repository that could be changed, and stays.`,
      );
      continue;
    }
    const { repoUrl: repository } = place.tree.source;
    const path = posix.dirname(place.path);
    const now = await place.tree.read(path);
    const former = await reader.findFolder(repository, revision, path);
    if (now.branch === undefined || !former) {
      plan.obstacles.push(
        `${
          place.path
        } of ${repository} cannot be brought back to ${shortRevision(
          revision,
        )}.`,
      );
      continue;
    }
    drafts
      .of({ repository, branch: now.branch, base: now.commit })
      .addCopy(
        { path, revision, files: [place.path] },
        now.files,
        former.files,
      );
  }
}

/** What else of a chart is another than it was. */
function tellRest(
  { plan, trees, application }: Revert,
  told: { index: number; folder: RepositoryFolder; former: RepositoryFolder },
): void {
  const tree = trees[told.index];
  const root = plainPath(tree.source.path ?? '.');
  const own = (tree.source.helm?.valueFiles ?? []).map(
    file => locateValues(file, { tree, trees, root })?.path,
  );
  const differing = [
    ...new Set([...told.folder.files.keys(), ...told.former.files.keys()]),
  ].filter(
    file =>
      !own.includes(file) &&
      !/^values.*\.ya?ml$/.test(posix.relative(root, file)) &&
      told.folder.files.get(file) !== told.former.files.get(file),
  );
  if (differing.length > 0) {
    plan.notes.push(
      `The chart of ${application.name} changed since in ${
        differing.length === 1
          ? '1 other file'
          : `${differing.length} other files`
      }, which other stages may use: they stay as they are.`,
    );
  }
}
