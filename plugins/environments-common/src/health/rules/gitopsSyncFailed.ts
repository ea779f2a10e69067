import type { Application, OperationResource } from '../../delivery';
import { createApplicationRule } from '../createRule';
import { quote } from '../words';

/** Whether the operation was about the revisions that are wanted now. */
function isCurrent({ operation, sync }: Application): boolean {
  const done = operation?.revisions ?? [];
  return (
    done.length === 0 ||
    sync.revisions.length === 0 ||
    done.join() === sync.revisions.join()
  );
}

/** An API server repeats values that it refuses; a Secret's must not get out. */
function complaint({ kind, message }: OperationResource): string {
  return message && kind !== 'Secret' ? `: ${quote(message)}` : '';
}

export const gitopsSyncFailed = createApplicationRule({
  id: 'gitops.sync-failed',
  holdSeconds: 0,
  thresholds: {},
  judge(application) {
    const { operation } = application;
    if (
      (operation?.phase !== 'Failed' && operation?.phase !== 'Error') ||
      !isCurrent(application)
    ) {
      return undefined;
    }
    const failed = operation.resources.filter(({ status }) =>
      /^(SyncFailed|Failed|Error)$/.test(status),
    );
    const culprit = failed.at(0);
    const why = culprit
      ? `${culprit.kind} ${culprit.name}${complaint(culprit)}`
      : operation.message && quote(operation.message);
    return {
      severity: 'critical',
      reason: 'SyncFailed',
      says: `could not be synced${why ? `: ${why}` : ''}`,
      remediation: [
        culprit
          ? `Mend ${culprit.kind} ${culprit.name} in Git, then sync again.`
          : 'Mend what the message says, then sync again.',
        'Or roll back to the release before.',
      ],
      evidence: [
        { path: 'status.operationState.phase', value: operation.phase },
        ...failed.slice(0, 5).map(resource => ({
          path: 'status.operationState.syncResult.resources',
          value: `${resource.kind}/${resource.name}${complaint(resource)}`,
        })),
      ],
      began: operation.finishedAt,
    };
  },
});
