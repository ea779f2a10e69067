import fs from 'node:fs';
import type {
  RepositoryChange,
  WrittenChange,
} from '@flightdeck/plugin-environments-node';
import { log } from 'isomorphic-git';
import { toWritten } from './commitChange';
import { readOperationId } from './commitMessage';
import type { OpenRepository } from './openRepository';

/** More than others push while nobody knows whether ours was taken. */
const DEPTH = 50;

/** The commit of the operation of a change, if it is among the newest of the branch. */
export async function findCommitted(
  { access, remote, store }: OpenRepository,
  { branch, operationId }: RepositoryChange,
): Promise<WrittenChange | undefined> {
  const reference = `refs/heads/${branch}`;
  const head = await remote.fetch(store.gitdir, { reference, depth: DEPTH });
  const commits = await log({ fs, ...store, ref: head, depth: DEPTH });
  const found = commits.find(
    ({ commit }) => readOperationId(commit.message) === operationId,
  );
  return found && toWritten(access, found.oid);
}
