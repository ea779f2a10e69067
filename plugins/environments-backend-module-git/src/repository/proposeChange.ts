import { ConflictError, InputError, isError } from '@backstage/errors';
import type {
  RepositoryChange,
  WrittenChange,
} from '@flightdeck/plugin-environments-node';
import type { FoundPullRequest, PullRequests } from '../pulls/PullRequests';
import { requireBase } from './commitChange';
import { branchOf } from './commitMessage';
import { isOfOperation, makeCommit, OURS, type Signature } from './makeCommit';
import type { OpenRepository } from './openRepository';

/**
 * Pushes a change to a branch of its own, and opens a pull request; what its operation has done of
 * it before is left as it is.
 */
export async function proposeChange(
  repository: OpenRepository,
  change: RepositoryChange,
  signature: Signature,
): Promise<WrittenChange> {
  const commit = await pushBranch(repository, change, signature);
  const pulls = requirePulls(repository);
  const { signal } = repository;
  const found =
    (await pulls.find(branchesOf(change), signal)) ??
    (await openPullRequest(repository, change, commit));
  return toProposed(found);
}

/** The pull request of the operation of a change, if there is one. */
export async function findProposed(
  repository: OpenRepository,
  change: RepositoryChange,
): Promise<WrittenChange | undefined> {
  const pulls = requirePulls(repository);
  const found = await pulls.find(branchesOf(change), repository.signal);
  return found && toProposed(found);
}

async function pushBranch(
  { access, remote, store }: OpenRepository,
  change: RepositoryChange,
  signature: Signature,
): Promise<string> {
  const { gitdir } = store;
  const { branch, operationId } = change;
  const name = branchOf(operationId);
  const reference = `refs/heads/${name}`;
  const references = await remote.references();
  if (references.some(({ ref }) => ref === reference)) {
    const there = await remote.fetch(gitdir, { reference, depth: 1 });
    if (await isOfOperation(store, there, operationId)) {
      return there;
    }
    throw new ConflictError(
      `Branch ${name} of ${access.subject.repository} is there already, and is not of this change.`,
    );
  }
  const target = { reference: `refs/heads/${branch}`, depth: 1 };
  requireBase(change, access, await remote.fetch(gitdir, target));
  const commit = await makeCommit(store, change, signature);
  await remote.push(gitdir, { from: OURS, reference, expected: undefined });
  return commit;
}

async function openPullRequest(
  repository: OpenRepository,
  change: RepositoryChange,
  commit: string,
): Promise<FoundPullRequest> {
  const { remote, store, signal } = repository;
  const pulls = requirePulls(repository);
  const { title, body } = change;
  const branches = branchesOf(change);
  try {
    const url = await pulls.open({ ...branches, title, body }, signal);
    return { url, commit };
  } catch (error) {
    if (!isError(error) || error.name !== 'InputError') {
      throw error;
    }
    // Refused, perhaps because the same was asked for at the same time.
    const found = await pulls.find(branches, signal);
    if (found) {
      return found;
    }
    // Else nobody should find half of a change that was told as refused.
    const reference = `refs/heads/${branches.head}`;
    const push = { from: undefined, reference, expected: commit };
    await remote.push(store.gitdir, push);
    throw error;
  }
}

function branchesOf({ operationId, branch }: RepositoryChange) {
  return { head: branchOf(operationId), base: branch };
}

function requirePulls({ access }: OpenRepository): PullRequests {
  if (!access.pulls) {
    throw new InputError(`${access.subject.host} has no pull requests.`);
  }
  return access.pulls;
}

function toProposed({ url, commit }: FoundPullRequest): WrittenChange {
  return { commit, url, pullRequest: url };
}
