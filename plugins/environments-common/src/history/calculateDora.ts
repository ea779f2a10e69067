import type { DeploymentRecord } from './DeploymentRecord';
import type { DoraFigures } from './DoraFigures';

const DAY_MS = 86_400_000;

/**
 * The span of time that figures are about.
 *
 * @public
 */
export interface DoraSpan {
  from: Date;
  to: Date;
  /** Since when deployments are recorded; absent when none ever was. */
  recordedSince?: Date;
}

interface Failure {
  /** When it began to fail, in milliseconds. */
  at: number;
  record: DeploymentRecord;
}

/**
 * The figures of DORA of deployments, in any order.
 *
 * A deployment is a sync of a whole application that ended. A rollback is none: it is the answer to
 * a failure, and charges the deployment before it.
 *
 * @public
 */
export function calculateDora(
  records: readonly DeploymentRecord[],
  { from, to, recordedSince }: DoraSpan,
): DoraFigures {
  const ended = records
    .filter(({ result }) => result === 'succeeded' || result === 'failed')
    .filter(({ startedAt }) => Date.parse(startedAt) <= to.getTime())
    .filter(({ kind }) => kind !== 'partial-sync')
    .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt));
  const deployments = ended.filter(
    ({ kind, startedAt }) =>
      kind === 'sync' && Date.parse(startedAt) >= from.getTime(),
  );
  const successes = deployments.filter(({ result }) => result === 'succeeded');
  const leads = leadTimes(ended, successes);
  const failures = findFailures(ended, deployments);
  const restores = failures.flatMap(failure => restoreOf(ended, failure));
  const begin = Math.max(from.getTime(), recordedSince?.getTime() ?? 0);
  const days = Math.max(1, (to.getTime() - begin) / DAY_MS);
  return {
    from: from.toISOString(),
    to: to.toISOString(),
    deployments: deployments.length,
    deploymentsPerDay: recordedSince ? successes.length / days : undefined,
    leadTimeSeconds: median(leads),
    leadTimeCommits: leads.length,
    changeFailureRatio:
      deployments.length > 0 ? failures.length / deployments.length : undefined,
    failures: failures.length,
    timeToRestoreSeconds: median(restores),
    restores: restores.length,
  };
}

/** A commit counts where it first arrived. */
function leadTimes(
  ended: readonly DeploymentRecord[],
  successes: readonly DeploymentRecord[],
): number[] {
  const counted = new Set(successes);
  const arrived = new Set<string>();
  return ended
    .filter(({ result }) => result === 'succeeded')
    .flatMap(record =>
      record.commits.flatMap(({ revision, repository, committedAt }) => {
        const key = JSON.stringify([keyOf(record), repository, revision]);
        const isFirst = !arrived.has(key);
        arrived.add(key);
        const seconds = (endOf(record) - Date.parse(committedAt ?? '')) / 1_000;
        return isFirst && counted.has(record) && seconds >= 0 ? [seconds] : [];
      }),
    );
}

function findFailures(
  ended: readonly DeploymentRecord[],
  deployments: readonly DeploymentRecord[],
): Failure[] {
  const rolledBack = new Set(
    ended
      .filter(({ kind }) => kind === 'rollback')
      .map(rollback =>
        ended.findLast(
          record =>
            record.kind === 'sync' &&
            isBefore(record, rollback) &&
            keyOf(record) === keyOf(rollback),
        ),
      ),
  );
  return deployments.flatMap(record => {
    const trouble = record.findings
      .filter(({ severity }) => severity === 'critical')
      .map(({ since }) => Date.parse(since));
    const failed =
      record.result === 'failed' ||
      trouble.length > 0 ||
      rolledBack.has(record);
    // What went wrong later did not fail at its end.
    const began =
      record.result === 'succeeded' && trouble.length > 0
        ? trouble
        : [endOf(record), ...trouble];
    return failed ? [{ record, at: Math.min(...began) }] : [];
  });
}

/** The seconds until it was well again; nothing when it is not yet. */
function restoreOf(
  ended: readonly DeploymentRecord[],
  { record, at }: Failure,
): number[] {
  const next = ended.find(
    other =>
      other.result === 'succeeded' &&
      isBefore(record, other) &&
      keyOf(other) === keyOf(record),
  );
  const own =
    record.result === 'succeeded' ? [record.healthyAt, record.restoredAt] : [];
  const times = [
    ...own.map(time => Date.parse(time ?? '')),
    next ? wellWith(next) : NaN,
  ].filter(time => time > at);
  return times.length > 0 ? [(Math.min(...times) - at) / 1_000] : [];
}

/** When nobody watched, it was seen to be healthy only much later. */
function wellWith(record: DeploymentRecord): number {
  const { healthyAt, outcome } = record;
  return healthyAt !== undefined && outcome !== 'unknown'
    ? Date.parse(healthyAt)
    : endOf(record);
}

function keyOf({ environmentRef, application }: DeploymentRecord): string {
  const { engine, instance, namespace, name } = application;
  return JSON.stringify([environmentRef, engine, instance, namespace, name]);
}

function isBefore(a: DeploymentRecord, b: DeploymentRecord): boolean {
  return Date.parse(a.startedAt) < Date.parse(b.startedAt);
}

function endOf({ finishedAt, startedAt }: DeploymentRecord): number {
  return Date.parse(finishedAt ?? startedAt);
}

function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 0 && sorted.length > 0
    ? (sorted[middle - 1] + sorted[middle]) / 2
    : sorted[middle];
}
