import {
  type Application,
  ANNOTATION_MIGRATION,
  type Job,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import { type Deployed, findDeployed } from './findDeployed';
import { findHookMigrations } from './findHookMigrations';
import { findInitMigrations } from './findInitMigrations';
import type { IsMigration, Migration } from './Migration';

/** The hooks, Jobs and init containers of an environment that migrate databases. */
export function findMigrations(
  environment: CollectedEnvironment,
  isMigration: IsMigration,
): Migration[] {
  const { applications = [], objects } = environment.facts;
  const { Job: all = [] } = objects;
  const jobs = all.filter(({ metadata }) => isMarked(metadata, isMigration));
  const found = applications.map(application => ({
    application,
    deployed: findDeployed(environment, application),
  }));
  return [
    ...withoutFormerRuns(
      jobs.map(job => ({
        name: job.metadata.name,
        state: judgeJob(job, deploymentOf(job, found)),
      })),
    ),
    ...applications.flatMap(application =>
      findHookMigrations(application, all, isMigration),
    ),
    ...applications.flatMap(application =>
      findGoneJobs(application, all, isMigration),
    ),
    ...findInitMigrations(objects.Pod ?? [], isMigration),
  ];
}

/** What the engine, the cluster or a CronJob makes of a name for each run. */
const OF_ONE_RUN =
  /-(?:[0-9a-f]{7}-(?:pre|post)?sync(?:fail)?-\d+|\d{8,10}|[bcdfghjklmnpqrstvwxz2456789]{5})$/;

/** Runs for earlier releases tell nothing where the same has run for this one. */
function withoutFormerRuns(
  runs: readonly { name: string; state: Migration['state'] }[],
): Migration[] {
  const stemOf = (name: string) => name.replace(OF_ONE_RUN, '');
  return runs
    .filter(
      ({ name, state }) =>
        state !== 'former' ||
        !runs.some(
          other =>
            other.state !== 'former' && stemOf(other.name) === stemOf(name),
        ),
    )
    .map(({ name, state }) => ({ what: `Job ${name}`, state }));
}

/** Jobs that are deployed and deleted themselves: how they ended nobody remembers. */
function findGoneJobs(
  { resources }: Application,
  jobs: readonly Job[],
  isMigration: IsMigration,
): Migration[] {
  return resources
    .filter(
      ({ hook, kind, name }) =>
        kind === 'Job' &&
        !hook &&
        isMigration(name) &&
        !jobs.some(({ metadata }) => metadata.name === name),
    )
    .map(({ name }) => ({ what: `Job ${name}`, state: 'untold' }));
}

function isMarked(
  { annotations, name }: Job['metadata'],
  isMigration: IsMigration,
): boolean {
  const mark = annotations[ANNOTATION_MIGRATION]?.trim();
  return mark === undefined ? isMigration(name) : mark !== 'false';
}

/** The deployment that should have run a Job: that of its application, else the earliest. */
function deploymentOf(
  { metadata }: Job,
  found: readonly { application: Application; deployed?: Deployed }[],
): Deployed | undefined {
  const own = found.find(({ application }) =>
    application.resources.some(
      ({ kind, name, namespace }) =>
        kind === 'Job' &&
        name === metadata.name &&
        (namespace ?? metadata.namespace) === metadata.namespace,
    ),
  );
  if (own) {
    return own.deployed;
  }
  const known = found.flatMap(({ deployed }) => deployed ?? []);
  return known.length < found.length
    ? undefined
    : known
        .sort((a, b) => Date.parse(a.startedAt) - Date.parse(b.startedAt))
        .at(0);
}

function judgeJob(
  { metadata, status }: Job,
  deployed: Deployed | undefined,
): Migration['state'] {
  const holds = (type: string) =>
    status.conditions.some(
      condition => condition.type === type && condition.status === 'True',
    );
  const created = Date.parse(metadata.creationTimestamp ?? '');
  if (!deployed || Number.isNaN(created)) {
    return holds('Failed') ? 'failed' : 'untold';
  }
  // The API server tells whole seconds.
  if (created + 1_000 < Date.parse(deployed.startedAt)) {
    return 'former';
  }
  if (holds('Failed')) {
    return 'failed';
  }
  return holds('Complete') ? 'succeeded' : 'running';
}
