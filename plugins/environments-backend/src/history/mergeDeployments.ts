import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';

const CERTAINTY = { running: 0, unknown: 1, failed: 2, succeeded: 2 } as const;

/**
 * What is known of a deployment after one more look at its engine. Knowledge only grows: the first
 * end that was seen stays, and so does a person whose name is known. How the environment fared is
 * not for the engine to say.
 */
export function mergeDeployments(
  stored: DeploymentRecord,
  seen: DeploymentRecord,
): DeploymentRecord {
  const hasEnded = CERTAINTY[seen.result] > CERTAINTY[stored.result];
  const end = hasEnded ? seen : stored;
  const isOurs = stored.operationId === undefined && seen.operationId;
  return {
    ...stored,
    // A history does not tell what was no plain sync.
    kind: stored.kind === 'sync' ? seen.kind : stored.kind,
    result: end.result,
    message: end.message,
    finishedAt: end.finishedAt,
    durationSeconds: end.durationSeconds,
    ...mergeWhat(stored, seen, hasEnded),
    initiator: isOurs ? seen.initiator : stored.initiator ?? seen.initiator,
    automated: isOurs ? false : stored.automated || seen.automated,
    operationId: stored.operationId ?? seen.operationId,
    breakGlass: stored.breakGlass ?? seen.breakGlass,
    historyId: stored.historyId ?? seen.historyId,
    previousRevisions: stored.previousRevisions ?? seen.previousRevisions,
    replacedAt: stored.replacedAt ?? seen.replacedAt,
  };
}

/** Images and commits are found out by us: a look at the engine does not take them away. */
function mergeWhat(
  stored: DeploymentRecord,
  seen: DeploymentRecord,
  hasEnded: boolean,
): Pick<DeploymentRecord, 'commits' | 'release'> {
  const knows = ({ commits, release }: DeploymentRecord) =>
    release.images.length > 0 || commits.length > 0;
  const { release } =
    hasEnded && seen.release.revisions.length > 0 ? seen : stored;
  const isKept = isDescribed(stored) || !hasEnded;
  return knows(stored)
    ? { release, commits: isKept ? stored.commits : seen.commits }
    : { release: seen.release, commits: seen.commits };
}

/** Whether author, message or time of a commit is known. */
export function isDescribed({
  commits,
}: Pick<DeploymentRecord, 'commits'>): boolean {
  return commits.some(
    ({ author, committedAt, message }) =>
      (author ?? committedAt ?? message) !== undefined,
  );
}
