import {
  type Application,
  type Operation,
  type OperationState,
  type ResourceResult,
  revisionFields,
  sourcesOf,
} from '../Application';
import type { ArgocdBackend } from '../ArgocdBackend';
import { compareApplication, type Comparison } from '../compareApplication';
import {
  InvalidSpecError,
  requirePermitted,
} from '../projects/requirePermitted';
import { planTasks } from './planTasks';
import {
  type ExecutionEnding,
  type ExecutionOptions,
  SyncExecution,
} from './SyncExecution';
import { refusedTasks, type SyncScope } from './validateTasks';

/** How an attempt ended. */
export type SyncEnding = Pick<OperationState, 'message' | 'syncResult'> & {
  phase: 'Succeeded' | 'Failed' | 'Error';
};

export interface SyncAttempt
  extends Pick<ExecutionOptions, 'pause' | 'isTerminating'> {
  backend: ArgocdBackend;
  application: Application;
  operation: Operation;
  /** Told what happens while the tasks run. */
  report: (state: Pick<OperationState, 'message' | 'syncResult'>) => void;
}

/** Compares the application, and does what the operation asks for, once. */
export async function attemptSync(attempt: SyncAttempt): Promise<SyncEnding> {
  const { backend, application, operation } = attempt;
  const { sync } = operation;
  const sources = sync.sources ?? (sync.source ? [sync.source] : undefined);
  const revisions =
    sync.revisions ?? (sync.revision ? [sync.revision] : undefined);
  try {
    const project = requirePermitted(backend, application);
    const comparison = await compareApplication(backend, application, {
      sources,
      revisions,
    });
    const resultWith = (resources: ResourceResult[]) => ({
      ...revisionFields(
        application,
        comparison.revisions,
        sources ?? sourcesOf(application),
      ),
      resources,
    });
    const { resources, ...ending } = await execute(
      { backend, project, application, operation },
      comparison,
      {
        ...attempt,
        report: (message, results) =>
          attempt.report({ message, syncResult: resultWith(results) }),
      },
    );
    return { ...ending, syncResult: resultWith(resources) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const type =
      error instanceof InvalidSpecError
        ? 'InvalidSpecError'
        : 'ComparisonError';
    return { phase: 'Error', message: `${type}: ${message}` };
  }
}

async function execute(
  scope: SyncScope,
  comparison: Comparison,
  options: Omit<ExecutionOptions, 'scope' | 'tasks'>,
): Promise<ExecutionEnding> {
  const { backend, application, operation } = scope;
  const tasks = planTasks(backend, application, comparison, operation);
  const refused = refusedTasks(scope, tasks);
  if (refused.length > 0) {
    return {
      phase: 'Failed',
      message: 'one or more synchronization tasks are not valid',
      resources: refused,
    };
  }
  const { pause, isTerminating, report } = options;
  return new SyncExecution({
    scope,
    tasks,
    pause,
    isTerminating,
    report,
  }).run();
}
