import { toError } from '@backstage/errors';
import {
  type Application,
  shortRevision,
} from '@flightdeck/plugin-environments-common';
import type { RepositoryFolder } from '@flightdeck/plugin-environments-node';
import { toSentence } from '../../operations/toSentence';
import type { CommitDrafts } from './CommitDraft';
import { type Counterpart, counterpartsOf } from './deployedRevisions';
import type { GitPlan } from './GitPlan';
import type { StageApplications } from './planPromotion';
import { planRevision } from './planRevision';
import type { RepositoryReader } from './RepositoryReader';
import { SourceTree } from './SourceTree';

export interface OpenSourceRequest {
  reader: RepositoryReader;
  from: StageApplications;
  to: StageApplications;
  application: Application;
  /** Which source of the application. */
  index: number;
  drafts: CommitDrafts;
  /** What is found out is added to it. */
  plan: GitPlan;
}

/**
 * Brings a source to the revision of the stage before, as far as it follows another one, and gives
 * back what it reads then.
 */
export async function openSource(
  request: OpenSourceRequest,
): Promise<SourceTree> {
  const { application, index, plan, reader } = request;
  const source = application.sources[index];
  const tree = new SourceTree(reader, source);
  if (source.chart !== undefined) {
    return planRevision(request, tree);
  }
  if (source.path === undefined) {
    return tree;
  }
  if (reader.methods(source.repoUrl).length === 0) {
    plan.obstacles.push(
      `Nothing that could change ${source.repoUrl}, from which ${application.name} is deployed, is configured.`,
    );
    return tree;
  }
  try {
    const folder = await tree.read(source.path);
    return folder.branch === undefined
      ? await planRevision(request, tree)
      : await planCopy(request, tree, { ...folder, branch: folder.branch });
  } catch (error) {
    if (toError(error).name !== 'NotFoundError') {
      throw error;
    }
    plan.obstacles.push(toSentence(toError(error).message));
    return tree;
  }
}

/** Where the stage before follows another branch, the folder becomes what it is there. */
async function planCopy(
  { application, drafts, from, index, plan, reader }: OpenSourceRequest,
  tree: SourceTree,
  folder: RepositoryFolder & { branch: string },
): Promise<SourceTree> {
  const source = application.sources[index];
  const { path = '.', repoUrl } = source;
  const [counterpart, another] = counterpartsOf(source, from.applications);
  if (!counterpart) {
    return tree;
  }
  const there = await reader.folder(
    repoUrl,
    counterpart.source.targetRevision || 'HEAD',
    counterpart.source.path ?? '.',
  );
  if (there.branch === undefined || there.branch === folder.branch) {
    return tree;
  }
  if (another) {
    plan.obstacles.push(
      tellSeveral(from.name, repoUrl, [counterpart, another]),
    );
    return tree;
  }
  const { revision } = counterpart;
  const found = await reader.findFolder(repoUrl, revision, path);
  if (!found) {
    plan.notes.push(
      `${there.branch} has no folder ${path} at ${shortRevision(
        revision,
      )}, so only images are changed on ${folder.branch}.`,
    );
    return tree;
  }
  const { branch, commit: base } = folder;
  drafts
    .of({ repository: repoUrl, branch, base })
    .addCopy({ revision, path }, folder.files, found.files);
  plan.notes.push(
    `${application.name} follows ${branch}, and ${from.name} follows ${
      there.branch
    }: ${path} becomes on ${branch} what it is at ${shortRevision(
      revision,
    )} of ${there.branch}. What was changed on ${branch} alone is overwritten.`,
  );
  return tree.withOverlay({ path, files: found.files });
}

function tellSeveral(
  name: string,
  repoUrl: string,
  counterparts: readonly Counterpart[],
): string {
  return `${name} is deployed from several revisions of ${repoUrl} at once (${counterparts
    .map(({ revision }) => shortRevision(revision))
    .join(', ')}), so which of them is to be promoted is not certain.`;
}
