import { ConflictError, InputError } from '@backstage/errors';
import {
  type GitIdentity,
  withScratchRepository,
} from '@flightdeck/plugin-environments-backend-module-git';
import type { Delay } from '@flightdeck/plugin-environments-node';
import { retryUnanswered } from '../upstream/retryUnanswered';
import type { GitRemote, RemoteState } from './GitRemote';
import type { Provenance } from './provenance';
import { EMPTY_TREE, writeEmptyTree, writeFolder } from './writeTree';

export interface PublishRequest {
  remote: GitRemote;
  /** For sentences. */
  repository: string;
  folder: string;
  message: string;
  provenance: Provenance;
  author: GitIdentity;
  now: () => Date;
  delay: Delay;
  signal: AbortSignal;
}

/** A commit of this task that is the head of its repository. */
export interface Published {
  commit: string;
  /** False when it was there already. */
  pushed: boolean;
}

/**
 * Publishes a folder as one commit. What this task has pushed before is left as it is, so it can be
 * asked for again when nobody knows whether it was done.
 *
 * @throws ConflictError when the repository holds something else; InputError when the folder is
 * empty
 */
export function publishFolder(request: PublishRequest): Promise<Published> {
  return retryUnanswered(request, () =>
    withScratchRepository(async gitdir => {
      const { remote, folder, message, provenance, author } = request;
      const tree = await writeFolder(gitdir, folder);
      if (tree === EMPTY_TREE) {
        throw new InputError('The workspace is empty: nothing to publish.');
      }
      const found = await remote.inspect(gitdir);
      if (found.state === 'head' && isSameWork(found, provenance, tree)) {
        return { commit: found.head.commit, pushed: false };
      }
      const taken = explainTaken(found, request.repository, provenance);
      if (taken) {
        throw new ConflictError(taken);
      }
      const parent = found.state === 'head' ? found.head.commit : undefined;
      const at = request.now();
      const commit = { tree, parent, message, provenance, author, at };
      return { commit: await remote.push(gitdir, commit), pushed: true };
    }),
  );
}

/**
 * Takes back what this task has pushed, by a commit without files: plain git cannot delete a
 * repository. Resolves to false when the head is not of this task.
 */
export function emptyRepository(
  request: Omit<PublishRequest, 'folder' | 'repository'>,
): Promise<boolean> {
  return retryUnanswered(request, () =>
    withScratchRepository(async gitdir => {
      const { remote, message, provenance, author } = request;
      const found = await remote.inspect(gitdir);
      if (found.state !== 'head' || !isOfTask(found, provenance)) {
        return false;
      }
      if (!found.head.isEmpty) {
        const tree = await writeEmptyTree(gitdir);
        const parent = found.head.commit;
        const at = request.now();
        const commit = { tree, parent, message, provenance, author, at };
        await remote.push(gitdir, commit);
      }
      return true;
    }),
  );
}

/** Whether the head of a repository is of this task. */
export function hasPublished(
  request: Pick<PublishRequest, 'remote' | 'provenance' | 'delay' | 'signal'>,
): Promise<boolean> {
  return retryUnanswered(request, () =>
    withScratchRepository(async gitdir => {
      const found = await request.remote.inspect(gitdir);
      return found.state === 'head' && isOfTask(found, request.provenance);
    }),
  );
}

/** Why a repository cannot be taken; undefined when it can. */
export function explainTaken(
  found: RemoteState,
  repository: string,
  provenance: Provenance,
): string | undefined {
  if (found.state === 'elsewhere') {
    return `Repository ${repository} has branches already. Choose another name.`;
  }
  if (found.state === 'empty' || isEmptied(found)) {
    return undefined;
  }
  const { provenance: theirs } = found.head;
  if (theirs?.service === provenance.service) {
    return theirs.task === provenance.task
      ? `Repository ${repository} holds other files of this task than these. Empty it, or choose another name.`
      : `Repository ${repository} holds service ${theirs.service}, which task ${theirs.task} made. Choose another name.`;
  }
  return `Repository ${repository} is there and not empty. Choose another name.`;
}

type Head = Extract<RemoteState, { state: 'head' }>;

export function isOfTask({ head }: Head, provenance: Provenance): boolean {
  return (
    head.provenance?.service === provenance.service &&
    head.provenance.task === provenance.task
  );
}

function isSameWork(found: Head, provenance: Provenance, tree: string) {
  return isOfTask(found, provenance) && found.head.tree === tree;
}

/** Only what a task of ours has emptied may be filled again: else nobody would expect it. */
function isEmptied({ head }: Head): boolean {
  return head.isEmpty && head.provenance !== undefined;
}
