import type { OperationState, ResourceResult } from '../Application';
import { deletePolicies, type DeletePolicy } from './hooks';
import { runTask } from './runTask';
import { objectOf, type SyncTask } from './SyncTask';
import { progressOf, type TaskProgress } from './taskProgress';
import type { SyncScope } from './validateTasks';
import { groupOf } from '../readManifests';

/** How long Argo CD waits between waves, and how often this looks at what it waits for. */
const WAVE_DELAY = 2_000;
const LOOK_AGAIN = 1_000;

export interface ExecutionOptions {
  scope: SyncScope;
  tasks: readonly SyncTask[];
  /** Waits so many milliseconds of Argo CD's time. */
  pause: (milliseconds: number) => Promise<void>;
  isTerminating: () => boolean;
  /** Told what happens, in a sentence, and what has happened. */
  report: (message: string, resources: ResourceResult[]) => void;
}

export interface ExecutionEnding {
  phase: Extract<OperationState['phase'], 'Succeeded' | 'Failed'>;
  message: string;
  resources: ResourceResult[];
}

/** Tasks of one phase and wave, in the order of the list. */
function stepsOf(tasks: readonly SyncTask[]): SyncTask[][] {
  const steps: SyncTask[][] = [];
  for (const task of tasks) {
    const last = steps.at(-1);
    if (last?.[0].phase === task.phase && last[0].wave === task.wave) {
      last.push(task);
    } else {
      steps.push([task]);
    }
  }
  return steps;
}

/**
 * Does the tasks of a sync: phase by phase and wave by wave. A wave begins when what came before is
 * healthy and the hooks before have ended well. The last wave is applied and not waited for, but for
 * its hooks.
 */
export class SyncExecution {
  readonly #options: ExecutionOptions;
  readonly #results = new Map<SyncTask, ResourceResult>();

  constructor(options: ExecutionOptions) {
    this.#options = options;
  }

  async run(): Promise<ExecutionEnding> {
    const { tasks, scope } = this.#options;
    const steps = stepsOf(tasks.filter(({ phase }) => phase !== 'SyncFail'));
    for (const [index, step] of steps.entries()) {
      const isLast = index === steps.length - 1;
      const failure = await this.#runStep(step, isLast);
      if (failure) {
        return this.#fail(failure);
      }
      if (!isLast && !scope.operation.sync.dryRun) {
        await this.#options.pause(WAVE_DELAY);
      }
    }
    this.#deleteHooks('HookSucceeded');
    return this.#end(
      'Succeeded',
      scope.operation.sync.dryRun
        ? 'successfully synced (dry run)'
        : 'successfully synced (all tasks run)',
    );
  }

  /** Resolves to why the sync fails; undefined when all went well. */
  async #runStep(
    step: readonly SyncTask[],
    isLast: boolean,
  ): Promise<string | undefined> {
    const { scope, isTerminating } = this.#options;
    if (isTerminating()) {
      return 'Operation terminated';
    }
    for (const task of step) {
      this.#results.set(task, runTask(scope, task));
    }
    const failed = this.#firstFailure(step);
    if (failed) {
      return `one or more objects failed to apply, reason: ${failed.message}`;
    }
    if (scope.operation.sync.dryRun) {
      return undefined;
    }
    await this.#settle(
      step.filter(task => task.target && (task.isHook || !isLast)),
    );
    const unsuccessful = this.#firstFailure(step);
    return (
      unsuccessful &&
      `one or more synchronization tasks completed unsuccessfully, reason: ${unsuccessful.message}`
    );
  }

  #firstFailure(step: readonly SyncTask[]): ResourceResult | undefined {
    return step
      .flatMap(task => this.#results.get(task) ?? [])
      .find(({ hookPhase }) => hookPhase === 'Failed');
  }

  /** Waits until the tasks have ended, well or not. */
  async #settle(tasks: readonly SyncTask[]): Promise<void> {
    for (;;) {
      const waiting = tasks.filter(task => this.#look(task) === 'Running');
      if (waiting.length === 0 || this.#options.isTerminating()) {
        this.#deleteRunning(waiting);
        return;
      }
      this.#options.report(waitingFor(waiting), this.#resources());
      await this.#options.pause(LOOK_AGAIN);
    }
  }

  #look(task: SyncTask): TaskProgress['hookPhase'] {
    const { hookPhase, message } = progressOf(
      this.#options.scope.backend,
      task,
    );
    const result = this.#results.get(task);
    if (result) {
      this.#results.set(task, {
        ...result,
        hookPhase,
        ...(message && { message }),
      });
    }
    return hookPhase;
  }

  async #fail(message: string): Promise<ExecutionEnding> {
    const { tasks } = this.#options;
    const steps = stepsOf(tasks.filter(({ phase }) => phase === 'SyncFail'));
    for (const step of this.#options.isTerminating() ? [] : steps) {
      await this.#runStep(step, false);
    }
    this.#deleteHooks('HookFailed');
    return this.#end('Failed', message);
  }

  #end(phase: ExecutionEnding['phase'], message: string): ExecutionEnding {
    return { phase, message, resources: this.#resources() };
  }

  #resources(): ResourceResult[] {
    return [...this.#results.values()];
  }

  #deleteHooks(policy: DeletePolicy): void {
    const ended = [...this.#results.keys()].filter(
      ({ target, isHook }) =>
        isHook && target && deletePolicies(target).includes(policy),
    );
    this.#delete(ended);
  }

  /** Whoever ends a sync ends the hooks that still run. */
  #deleteRunning(tasks: readonly SyncTask[]): void {
    this.#delete(tasks.filter(({ isHook }) => isHook));
  }

  #delete(tasks: readonly SyncTask[]): void {
    const { backend, operation } = this.#options.scope;
    for (const task of operation.sync.dryRun ? [] : tasks) {
      const { kind, metadata } = objectOf(task);
      backend.cluster.delete(kind, metadata.namespace ?? '', metadata.name);
    }
  }
}

function waitingFor([first, ...others]: readonly SyncTask[]): string {
  const { apiVersion, kind, metadata } = objectOf(first);
  const name = `${groupOf(apiVersion)}/${kind}/${metadata.name}`;
  const what = first.isHook ? 'completion of hook' : 'healthy state of';
  const more =
    others.length > 0
      ? ` and ${others.length} more ${first.isHook ? 'hooks' : 'resources'}`
      : '';
  return `waiting for ${what} ${name}${more}`;
}
