import {
  type Application,
  ANNOTATION_MIGRATION,
  type Job,
  type Pod,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import { type Deployed, findDeployed } from './findDeployed';

/** Something that migrates a database, and what became of it for the release at hand. */
export interface Migration {
  /** For example `Job shop-migrate`. */
  what: string;
  /** `former` ran for an earlier release only; `untold` ran, nobody can tell for which. */
  state: 'succeeded' | 'failed' | 'running' | 'former' | 'untold';
}

/** Whether a name is that of a migration. */
export type IsMigration = (name: string) => boolean;

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
      judgeHooks(application, jobs, isMigration),
    ),
    ...judgeInitContainers(objects.Pod ?? [], isMigration),
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

const HOOK_KINDS: readonly string[] = ['Job', 'Pod', 'Workflow'];
const HOOK_FAILURES: readonly string[] = ['Failed', 'Error', 'SyncFailed'];

/** Hooks that were deleted when they had ended: the operation of the engine remembers them. */
function judgeHooks(
  { history, operation, resources }: Application,
  jobs: readonly Job[],
  isMigration: IsMigration,
): Migration[] {
  const isOfRelease =
    operation !== undefined &&
    !operation.dryRun &&
    operation.revisions.join() === history.at(0)?.revisions.join();
  if (!isOfRelease) {
    return [];
  }
  return operation.resources
    .filter(
      ({ kind, name }) =>
        HOOK_KINDS.includes(kind) &&
        isMigration(name) &&
        !jobs.some(({ metadata }) => metadata.name === name) &&
        !resources.some(
          resource =>
            resource.kind === kind && resource.name === name && !resource.hook,
        ),
    )
    .map(({ kind, name, status }) => ({
      what: `hook ${kind} ${name}`,
      state: judgeHook(status, operation.phase),
    }));
}

function judgeHook(
  status: string,
  phase: NonNullable<Application['operation']>['phase'],
): Migration['state'] {
  if (HOOK_FAILURES.includes(status)) {
    return 'failed';
  }
  if (phase === 'Running' || phase === 'Terminating') {
    return status === 'Succeeded' ? 'succeeded' : 'running';
  }
  return phase === 'Succeeded' || status === 'Succeeded'
    ? 'succeeded'
    : 'failed';
}

function judgeInitContainers(
  pods: readonly Pod[],
  isMigration: IsMigration,
): Migration[] {
  const states = new Map<string, Migration['state'][]>();
  for (const pod of pods.filter(isLasting)) {
    for (const { name } of pod.spec.initContainers) {
      if (isMarkedContainer(pod, name, isMigration)) {
        states.set(name, [...(states.get(name) ?? []), judgeInit(pod, name)]);
      }
    }
  }
  return [...states].map(([name, seen]) => ({
    what: `init container ${name}`,
    state: (['failed', 'running'] as const).find(state =>
      seen.includes(state),
    ) ?? 'succeeded',
  }));
}

function isLasting({ metadata, status }: Pod): boolean {
  return (
    metadata.deletionTimestamp === undefined &&
    status.phase !== 'Succeeded' &&
    status.phase !== 'Failed'
  );
}

function isMarkedContainer(
  { metadata }: Pod,
  name: string,
  isMigration: IsMigration,
): boolean {
  const mark = metadata.annotations[ANNOTATION_MIGRATION]?.trim();
  return mark === undefined || mark === 'false'
    ? mark === undefined && isMigration(name)
    : mark === 'true' || mark.split(/\s*,\s*/).includes(name);
}

function judgeInit({ status }: Pod, name: string): Migration['state'] {
  const { lastState, state } =
    status.initContainerStatuses.find(each => each.name === name) ?? {};
  if (state?.terminated) {
    return state.terminated.exitCode === 0 ? 'succeeded' : 'failed';
  }
  const hasFailed = (lastState?.terminated?.exitCode ?? 0) !== 0;
  return hasFailed ? 'failed' : 'running';
}
