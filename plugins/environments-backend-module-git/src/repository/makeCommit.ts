import fs from 'node:fs';
import { InputError } from '@backstage/errors';
import type { RepositoryChange } from '@flightdeck/plugin-environments-node';
import { commit, readCommit } from 'isomorphic-git';
import type { GitIdentity } from '../git/GitIdentity';
import { changeTree } from './changeTree';
import { readOperationId, writeCommitMessage } from './commitMessage';
import type { ObjectStore } from './ObjectStore';

/** Where a commit of ours is before it is pushed, whatever the branch is called there. */
export const OURS = 'refs/heads/change';

/** Who signs a commit, and when. */
export interface Signature {
  author: GitIdentity;
  committer: GitIdentity;
  at: Date;
}

/**
 * Makes the commit of a change on its base, which is in the store. Resolves to its id.
 *
 * @throws InputError when nothing would be changed, and as `changeTree`
 */
export async function makeCommit(
  store: ObjectStore,
  change: RepositoryChange,
  { author, committer, at }: Signature,
): Promise<string> {
  const { gitdir } = store;
  const { base, files } = change;
  const { commit: before } = await readCommit({ fs, ...store, oid: base });
  const tree = await changeTree(store, before.tree, files);
  if (tree === before.tree) {
    throw new InputError(
      `${change.title}: the files of ${change.branch} are like that already.`,
    );
  }
  const time = {
    timestamp: Math.floor(at.getTime() / 1000),
    timezoneOffset: 0,
  };
  return await commit({
    fs,
    gitdir,
    ref: OURS,
    tree,
    parent: [base],
    message: writeCommitMessage(change),
    author: { ...author, ...time },
    committer: { ...committer, ...time },
  });
}

/** Whether a commit, which is in the store, was made for an operation. */
export async function isOfOperation(
  store: ObjectStore,
  oid: string,
  operationId: string,
): Promise<boolean> {
  const { commit: found } = await readCommit({ fs, ...store, oid });
  return readOperationId(found.message) === operationId;
}
