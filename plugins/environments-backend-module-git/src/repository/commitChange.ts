import { ConflictError, isError } from '@backstage/errors';
import type {
  RepositoryChange,
  WrittenChange,
} from '@flightdeck/plugin-environments-node';
import type { RepositoryAccess } from '../hosts/RepositoryAccess';
import { isOfOperation, makeCommit, OURS, type Signature } from './makeCommit';
import type { OpenRepository } from './openRepository';

/** Pushes a change to its branch; what its operation has pushed before is left as it is. */
export async function commitChange(
  { access, remote, store }: OpenRepository,
  change: RepositoryChange,
  signature: Signature,
): Promise<WrittenChange> {
  const { branch, base, operationId } = change;
  const reference = `refs/heads/${branch}`;
  const head = await remote.fetch(store.gitdir, { reference, depth: 1 });
  if (await isOfOperation(store, head, operationId)) {
    return toWritten(access, head);
  }
  requireBase(change, access, head);
  const commit = await makeCommit(store, change, signature);
  try {
    const push = { from: OURS, reference, expected: base };
    await remote.push(store.gitdir, push);
  } catch (error) {
    if (isError(error) && error.name === 'ConflictError') {
      const references = await remote.references();
      const found = references.find(({ ref }) => ref === reference);
      requireBase(change, access, found?.oid);
    }
    throw error;
  }
  return toWritten(access, commit);
}

/** @throws ConflictError when the branch of a change is elsewhere */
export function requireBase(
  { branch, base }: RepositoryChange,
  { subject }: RepositoryAccess,
  head: string | undefined,
): void {
  if (head !== base) {
    const now = head ? `at ${shorten(head)}` : 'not there any more';
    throw new ConflictError(
      `Branch ${branch} of ${
        subject.repository
      } is ${now}, and the change was worked out on ${shorten(
        base,
      )}. Look at it again.`,
    );
  }
}

export function toWritten(
  access: RepositoryAccess,
  commit: string,
): WrittenChange {
  return { commit, url: access.commitUrl(commit) };
}

function shorten(commit: string): string {
  return commit.slice(0, 7);
}
