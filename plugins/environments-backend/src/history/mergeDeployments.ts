import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';

const CERTAINTY = { running: 0, unknown: 1, failed: 2, succeeded: 2 } as const;

/**
 * What is known of a deployment after one more look. Knowledge only grows: the first end that was
 * seen stays, and a look at the engine says nothing of how the environment fared.
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
    result: end.result,
    message: end.message,
    release: end.release,
    finishedAt: end.finishedAt,
    durationSeconds: end.durationSeconds,
    commits: end.commits,
    initiator: isOurs ? seen.initiator : stored.initiator ?? seen.initiator,
    operationId: stored.operationId ?? seen.operationId,
    historyId: stored.historyId ?? seen.historyId,
    previousRevisions: stored.previousRevisions ?? seen.previousRevisions,
    replacedAt: stored.replacedAt ?? seen.replacedAt,
  };
}
