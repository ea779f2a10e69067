import type { Application, Job } from '@flightdeck/plugin-environments-common';
import type { IsMigration, Migration } from './Migration';

/** What a hook may be that ends. */
export const HOOK_KINDS: readonly string[] = ['Job', 'Pod', 'Workflow'];
const HOOK_FAILURES: readonly string[] = ['Failed', 'Error', 'SyncFailed'];

/** Whether the last operation is that which deployed what runs, hooks and all. */
export function remembersHooks({ history, operation }: Application): boolean {
  return (
    operation !== undefined &&
    !operation.dryRun &&
    !operation.partial &&
    operation.revisions.join() === history.at(0)?.revisions.join()
  );
}

/**
 * Hooks that were deleted when they had ended: the operation of the engine remembers them.
 *
 * @param jobs - all that are there, which tell for themselves
 */
export function findHookMigrations(
  application: Application,
  jobs: readonly Job[],
  isMigration: IsMigration,
): Migration[] {
  const { operation, resources } = application;
  if (!operation || !remembersHooks(application)) {
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
