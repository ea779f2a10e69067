import type { ExternalSecret } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { parseGoDuration } from '../goDuration';
import { durationWords } from '../durations';
import { secondsSince } from '../time';
import { quote } from '../words';

function storeOf({ spec }: ExternalSecret): string {
  const { kind = 'SecretStore', name = '' } = spec.secretStoreRef ?? {};
  return `${kind} ${name}`.trim();
}

function isReadyFalse({ status }: ExternalSecret) {
  return status.conditions.find(
    condition => condition.type === 'Ready' && condition.status === 'False',
  );
}

/** For how long its values have not been fetched, when that is longer than it should be. */
function lateBy(
  { spec, status }: ExternalSecret,
  now: Date,
  intervals: number,
): number | undefined {
  const isPeriodic = (spec.refreshPolicy ?? 'Periodic') === 'Periodic';
  const interval = isPeriodic && parseGoDuration(spec.refreshInterval);
  const age = secondsSince(status.refreshTime, now);
  return interval && age !== undefined && age > interval * intervals
    ? age
    : undefined;
}

export const secretSync = createObjectRule('ExternalSecret', {
  id: 'secret.sync',
  holdSeconds: 120,
  thresholds: { refreshIntervals: 2 },
  judge(externalSecret, { now, thresholds }) {
    const { metadata, spec, status } = externalSecret;
    const failed = isReadyFalse(externalSecret);
    const target = spec.target?.name ?? metadata.name;
    const remediation = [
      `See what the store answers: ${describeCommand(
        'ExternalSecret',
        metadata,
      )}.`,
      `See that ${storeOf(
        externalSecret,
      )} is ready, and that the keys it asks for exist there.`,
    ];
    if (failed) {
      const { reason = 'SecretSyncFailed', message = reason } = failed;
      return {
        severity: 'critical',
        reason,
        says: `cannot write Secret ${target}: ${quote(message)}`,
        remediation,
        evidence: [
          { path: 'status.conditions[Ready]', value: `${reason}: ${message}` },
        ],
        began: failed.lastTransitionTime,
      };
    }
    const age = lateBy(externalSecret, now, thresholds.refreshIntervals);
    return age === undefined
      ? undefined
      : {
          severity: 'warning',
          reason: 'RefreshOverdue',
          says: `last fetched the values of Secret ${target} ${durationWords(
            age,
          )} ago, and should do so every ${spec.refreshInterval}`,
          alike: 'RefreshOverdue',
          remediation,
          evidence: [
            { path: 'status.refreshTime', value: status.refreshTime ?? '' },
            { path: 'spec.refreshInterval', value: spec.refreshInterval ?? '' },
          ],
        };
  },
});
