import type { RepositoryChange } from '@flightdeck/plugin-environments-node';
import { toIdentityWords } from '../git/GitIdentity';

const OPERATION = 'Flightdeck-Operation';
const REQUESTED_BY = 'Requested-by';

/** The message of a commit, with trailers that say what made it and who wanted it. */
export function writeCommitMessage(
  change: Pick<
    RepositoryChange,
    'title' | 'body' | 'operationId' | 'requestedBy'
  >,
): string {
  const trailers = [
    `${OPERATION}: ${toIdentityWords(change.operationId)}`,
    `${REQUESTED_BY}: ${toIdentityWords(change.requestedBy)}`,
  ].join('\n');
  const title = change.title.replace(/\s+/g, ' ').trim();
  return [title, change.body.trim(), trailers]
    .filter(Boolean)
    .join('\n\n')
    .concat('\n');
}

/** The operation that made a commit; undefined when it is not ours. */
export function readOperationId(message: string): string | undefined {
  // Only the last paragraph is ours: a person writes the others.
  const trailers =
    message
      .trim()
      .split(/\n\s*\n/)
      .at(-1) ?? '';
  return new RegExp(`^${OPERATION}: (.+)$`, 'm').exec(trailers)?.[1].trim();
}

/** The branch of the pull request of an operation. */
export function branchOf(operationId: string): string {
  return `flightdeck/${operationId.replace(/[^\w-]+/g, '-')}`;
}
