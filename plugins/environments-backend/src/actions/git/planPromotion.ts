import {
  type Application,
  planImageEdits,
  shortRevision,
  type SlotChange,
} from '@flightdeck/plugin-environments-common';
import { CommitDrafts } from './CommitDraft';
import { FileBook } from './FileBook';
import type { GitPlan } from './GitPlan';
import { openSource } from './openSource';
import { readImageSlots } from './readImageSlots';
import type { RepositoryReader } from './RepositoryReader';
import type { SourceTree } from './SourceTree';
import { findSharedFiles } from './findSharedFiles';

/** A stage, and what it is deployed with. */
export interface StageApplications {
  name: string;
  applications: readonly Application[];
}

export interface PromotionRequest {
  reader: RepositoryReader;
  from: StageApplications & {
    /** What it runs, with digests where they are known. */
    images: readonly string[];
  };
  to: StageApplications;
}

/**
 * Works out what must be changed in Git so that a stage has the release of the one before:
 *
 * 1. Where a source follows another branch than the stage before, its folder becomes what it is at
 *    the commit that is deployed there.
 * 2. Where a source follows a tag, a commit or the version of a chart, that is changed in the
 *    manifest of its application.
 * 3. In all files that are deployed then, images become those of the release.
 */
export async function planPromotion(
  request: PromotionRequest,
): Promise<GitPlan> {
  const drafts = new CommitDrafts();
  const plan: GitPlan = {
    commits: [],
    obstacles: [],
    notes: [],
    revisions: [],
  };
  const opened = [];
  for (const application of request.to.applications) {
    const trees = [];
    for (const index of application.sources.keys()) {
      trees.push(
        await openSource({ ...request, application, index, drafts, plan }),
      );
    }
    opened.push({ application, trees });
  }
  if (plan.obstacles.length > 0) {
    return plan;
  }
  const isFound = await planImages(request, opened, { drafts, plan });
  plan.commits = drafts.build();
  if (plan.commits.length === 0 && plan.obstacles.length === 0) {
    const { from, to } = request;
    plan.obstacles.push(
      isFound
        ? `Git already has the release of ${from.name} for ${to.name}.`
        : `No file that ${to.name} is deployed from names an image that ${from.name} runs.`,
    );
  }
  return plan;
}

/** Says whether any image of the release has a place in the files. */
async function planImages(
  { from, reader, to }: PromotionRequest,
  opened: readonly { application: Application; trees: SourceTree[] }[],
  { drafts, plan }: { drafts: CommitDrafts; plan: GitPlan },
): Promise<boolean> {
  const book = new FileBook();
  const read = await Promise.all(
    opened.map(({ application, trees }) =>
      readImageSlots(application, trees, book),
    ),
  );
  const edits = planImageEdits({
    slots: read.flatMap(({ slots }) => slots),
    images: from.images,
    running: to.applications.flatMap(({ images }) => images),
    shared: await findSharedFiles(from.applications, { book, reader }),
    names: { from: from.name, to: to.name },
  });
  plan.notes.push(...read.flatMap(({ notes }) => notes), ...edits.notes);
  plan.obstacles.push(
    ...read.flatMap(({ problems }) => problems),
    ...edits.obstacles,
    ...draftEdits(edits.changes, book, drafts),
  );
  return edits.found;
}

/** Sentences on files that cannot be changed where they are read. */
function draftEdits(
  changes: readonly SlotChange[],
  book: FileBook,
  drafts: CommitDrafts,
): string[] {
  const obstacles: string[] = [];
  for (const name of new Set(changes.map(({ file }) => file))) {
    const file = book.find(name);
    const branch = file?.origin.branch;
    if (file && branch !== undefined) {
      const { commit: base, repository } = file.origin;
      drafts.of({ repository, branch, base }).addEdits(
        file.path,
        file.text,
        changes.filter(change => change.file === name),
      );
    } else {
      obstacles.push(
        `${name} would have to be changed, and is read at ${shortRevision(
          file?.origin.commit ?? '',
        )}, which is no branch.`,
      );
    }
  }
  return obstacles;
}
