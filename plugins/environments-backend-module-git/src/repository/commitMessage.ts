import type { RepositoryChange } from '@flightdeck/plugin-environments-node';
import { readTrailers, writeTrailers } from '../git/trailers';

const OPERATION = 'Flightdeck-Operation';
const REQUESTED_BY = 'Requested-by';

/** The message of a commit, with trailers that say what made it and who wanted it. */
export function writeCommitMessage(
  change: Pick<
    RepositoryChange,
    'title' | 'body' | 'operationId' | 'requestedBy'
  >,
): string {
  const title = change.title.replace(/\s+/g, ' ').trim();
  const text = [title, change.body.trim()].filter(Boolean).join('\n\n');
  return writeTrailers(text, {
    [OPERATION]: change.operationId,
    [REQUESTED_BY]: change.requestedBy,
  });
}

/** The operation that made a commit; undefined when it is not ours. */
export function readOperationId(message: string): string | undefined {
  return readTrailers(message).get(OPERATION) || undefined;
}

/** The branch of the pull request of an operation. */
export function branchOf(operationId: string): string {
  return `flightdeck/${operationId.replace(/[^\w-]+/g, '-')}`;
}
