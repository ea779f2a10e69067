import {
  type Application,
  bareRevisions,
  type DeploymentRecord,
  type EnvironmentSnapshot,
  isApplicationOf,
  type Pod,
  releaseOf,
  withDigests,
} from '@flightdeck/plugin-environments-common';
import { deploymentId } from './deploymentId';
import { judgeOutcome } from './judgeOutcome';

/** What a look at an environment found. */
export interface Look {
  environmentRef: string;
  snapshot: Pick<
    EnvironmentSnapshot,
    'findings' | 'health' | 'maintenance' | 'sources'
  >;
  applications: readonly Application[];
  pods: readonly Pod[];
  /** The newest deployments of the environment. */
  recent: readonly DeploymentRecord[];
  /** In milliseconds. */
  now: number;
}

/** A deployment as it is known after a look: whether it has ended, what it runs, how it fares. */
export function reviewDeployment(
  record: DeploymentRecord,
  look: Look,
): DeploymentRecord {
  const application = look.applications.find(each =>
    isApplicationOf(record, each),
  );
  const later = look.recent.filter(
    other =>
      isSameApplication(record, other) &&
      Date.parse(other.startedAt) > Date.parse(record.startedAt),
  );
  const supersededBy = firstOf(
    later.filter(({ kind }) => kind !== 'partial-sync'),
  )?.kind;
  const ended = withEnd(record, application, look);
  const named =
    application && !supersededBy ? withImages(ended, application, look) : ended;
  return judgeOutcome(withSuccessor(named, later), look.snapshot, {
    now: look.now,
    supersededBy,
  });
}

/** Whether two deployments are of one application. */
export function isSameApplication(
  { application: one }: DeploymentRecord,
  { application: other }: DeploymentRecord,
): boolean {
  return (
    one.engine === other.engine &&
    one.instance === other.instance &&
    one.namespace === other.namespace &&
    one.name === other.name
  );
}

/** One that ran and that the engine speaks of no more has ended unseen. */
function withEnd(
  record: DeploymentRecord,
  application: Application | undefined,
  { environmentRef, snapshot }: Look,
): DeploymentRecord {
  if (record.result !== 'running') {
    return record;
  }
  const startedAt = application?.operation?.startedAt;
  const isTold =
    application && startedAt
      ? deploymentId({ environmentRef, application, startedAt }) === record.id
      : // An application is gone only when everybody was asked.
        !application && snapshot.sources.some(({ state }) => state !== 'ok');
  return isTold ? record : { ...record, result: 'unknown' };
}

/** Images are read until the environment was well with them: at first they are those from before. */
function withImages(
  record: DeploymentRecord,
  application: Application,
  { pods }: Look,
): DeploymentRecord {
  const { healthyAt, kind, outcome, release, result } = record;
  const isSettling = outcome === 'watching' && healthyAt === undefined;
  const isOpen = isSettling || release.images.length === 0;
  if (
    result !== 'succeeded' ||
    kind === 'partial-sync' ||
    application.operationInProgress ||
    !isOpen
  ) {
    return record;
  }
  const { images, name } = application;
  const revisions = bareRevisions(release);
  return {
    ...record,
    release: releaseOf({
      images: withDigests(images, pods),
      applications: [{ name, revisions }],
    }),
  };
}

function firstOf(
  records: readonly DeploymentRecord[],
): DeploymentRecord | undefined {
  return [...records].sort(
    (a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt),
  )[0];
}

/** The next success takes the place of one. */
function withSuccessor(
  record: DeploymentRecord,
  later: readonly DeploymentRecord[],
): DeploymentRecord {
  const next = firstOf(
    later.filter(
      ({ kind, result }) => result === 'succeeded' && kind !== 'partial-sync',
    ),
  );
  return next && record.result === 'succeeded' && !record.replacedAt
    ? { ...record, replacedAt: next.finishedAt ?? next.startedAt }
    : record;
}
