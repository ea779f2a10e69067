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
  const jobs = (objects.Job ?? []).filter(({ metadata }) =>
    isMarked(metadata, isMigration),
  );
  const found = applications.map(application => ({
    application,
    deployed: findDeployed(environment, application),
  }));
  return [
    ...jobs.map(job => ({
      what: `Job ${job.metadata.name}`,
      state: judgeJob(job, deploymentOf(job, found)),
    })),
    ...applications.flatMap(application =>
      findHookMigrations(application, jobs, isMigration),
    ),
    ...findInitMigrations(objects.Pod ?? [], isMigration),
  ];
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
