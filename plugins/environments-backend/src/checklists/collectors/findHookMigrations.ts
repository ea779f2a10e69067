import type { Application, Job } from '@flightdeck/plugin-environments-common';
import type { IsMigration, Migration } from './Migration';

const HOOK_KINDS: readonly string[] = ['Job', 'Pod', 'Workflow'];
const HOOK_FAILURES: readonly string[] = ['Failed', 'Error', 'SyncFailed'];

/** Hooks that were deleted when they had ended: the operation of the engine remembers them. */
export function findHookMigrations(
  { history, operation, resources }: Application,
  jobs: readonly Job[],
  isMigration: IsMigration,
): Migration[] {
  const isOfRelease =
    operation !== undefined &&
    !operation.dryRun &&
    !operation.partial &&
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
