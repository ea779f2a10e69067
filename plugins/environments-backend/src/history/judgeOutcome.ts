import type {
  DeploymentRecord,
  EnvironmentSnapshot,
} from '@flightdeck/plugin-environments-common';
import { addFindings, followingFindings } from './followingFindings';

/** The word of the cluster lags behind that of the engine. */
const SETTLE_MS = 5_000;
/** For how long an environment is watched after a deployment. */
const WATCH_MS = 15 * 60_000;
/** Who looks later than that after the end of the watch was not there. */
const LATE_MS = 2 * 60_000;

/** How an environment fares. */
export type Fare = Pick<
  EnvironmentSnapshot,
  'findings' | 'health' | 'maintenance'
>;

/** When a deployment is looked at. */
export interface LookAt {
  /** In milliseconds. */
  now: number;
  /** The kind of the deployment of the application that came next, when one has begun. */
  supersededBy?: DeploymentRecord['kind'];
}

/**
 * A deployment after one more look at its environment.
 *
 * For fifteen minutes it is watched. Critical trouble that follows from it makes it `degraded` at
 * once; else it is `healthy` when the environment was well in that time, and `degraded` when it
 * never was. One that was rolled back before anything was well with it is `degraded`, too. What
 * nobody could see, as another deployment came or we were away, is `unknown`.
 */
export function judgeOutcome(
  record: DeploymentRecord,
  fare: Fare,
  { now, supersededBy }: LookAt,
): DeploymentRecord {
  if (record.result === 'running') {
    return record;
  }
  const age = now - Date.parse(record.finishedAt ?? '');
  if (supersededBy === 'rollback' && wasNeverWell(record)) {
    return { ...record, outcome: 'degraded' };
  }
  if (supersededBy || record.result === 'unknown' || Number.isNaN(age)) {
    return conclude(record);
  }
  if (age < SETTLE_MS) {
    return record;
  }
  const isLate = age > WATCH_MS + LATE_MS;
  const looked = look(isLate ? conclude(record) : record, fare, now);
  return age > WATCH_MS ? conclude(looked, fare) : looked;
}

function look(
  record: DeploymentRecord,
  fare: Fare,
  now: number,
): DeploymentRecord {
  const at = new Date(now).toISOString();
  const findings = fare.maintenance
    ? record.findings
    : addFindings(record.findings, followingFindings(record, fare.findings));
  const isTroubled = findings.some(({ severity }) => severity === 'critical');
  const outcome =
    record.outcome === 'watching' && isTroubled ? 'degraded' : record.outcome;
  const well = isWell(fare) ? at : undefined;
  return {
    ...record,
    findings,
    outcome,
    healthyAt: record.healthyAt ?? well,
    restoredAt:
      record.restoredAt ?? (outcome === 'degraded' ? well : undefined),
  };
}

function wasNeverWell({ healthyAt, outcome }: DeploymentRecord): boolean {
  return outcome === 'watching' && healthyAt === undefined;
}

/** Ends the watch; without a last look, nothing more is known than what was seen before. */
function conclude(record: DeploymentRecord, last?: Fare): DeploymentRecord {
  if (record.outcome !== 'watching') {
    return record;
  }
  if (record.healthyAt !== undefined) {
    return { ...record, outcome: 'healthy' };
  }
  const status = last?.maintenance ? undefined : last?.health.status;
  const isIll = status === 'critical' || status === 'progressing';
  return { ...record, outcome: isIll ? 'degraded' : 'unknown' };
}

/** A warning is not about the deployment unless it says so. In maintenance nobody can tell. */
function isWell({ findings, health, maintenance }: Fare): boolean {
  return (
    !maintenance &&
    ['healthy', 'suspended', 'warning'].includes(health.status) &&
    !findings.some(({ severity }) => severity === 'progressing')
  );
}
