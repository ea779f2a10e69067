import { createApplicationRule } from '../createRule';
import { durationWords } from '../durations';
import { secondsSince } from '../time';

export const gitopsStale = createApplicationRule({
  id: 'gitops.stale',
  holdSeconds: 0,
  // Three times Argo CD's own period of two minutes and its jitter of one.
  thresholds: { reconciledSeconds: 540 },
  judge({ name, reconciledAt, operationInProgress }, { now, thresholds }) {
    const seconds = secondsSince(reconciledAt, now);
    if (
      seconds === undefined ||
      seconds <= thresholds.reconciledSeconds ||
      operationInProgress
    ) {
      return undefined;
    }
    return {
      severity: 'unknown',
      reason: 'DataStale',
      says: `was last compared with Git ${durationWords(
        seconds,
      )} ago: what it says of sync and health may be out of date`,
      alike: 'DataStale',
      remediation: [
        'See that the application controller of Argo CD runs and is not overloaded.',
        `Ask for a comparison: \`argocd app get ${name} --refresh\`.`,
      ],
      evidence: [{ path: 'status.reconciledAt', value: reconciledAt ?? '' }],
    };
  },
});
