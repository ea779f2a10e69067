import { setTimeout as delay } from 'node:timers/promises';
import { formatTime } from '../kubernetes/objectMetadata';
import type { Application, Operation, OperationState } from './Application';
import type { ApplicationKey, ApplicationStore } from './ApplicationStore';
import type { ArgocdBackend } from './ArgocdBackend';
import { parseDuration } from './parseDuration';
import { attemptSync, type SyncEnding } from './sync/attemptSync';
import { assignedWindows, canSync } from './syncWindows';

/** How long an operation takes in life, before and after its tasks, in milliseconds. */
const PAUSE = 700;
const LOOK_AT_WINDOW = 10_000;
/** How often a long wait looks whether the operation was ended. */
const LOOK_AGAIN = 1_000;
const DEFAULT_HISTORY_LIMIT = 10;

/** One application, and not a later one of its name. */
type RunKey = ApplicationKey & { uid?: string };

type Attempt = Pick<OperationState, 'operation' | 'startedAt' | 'retryCount'>;

/** Runs the operation that an application holds, to its end. */
export class SyncRunner {
  readonly #backend: ArgocdBackend;
  readonly #store: ApplicationStore;
  readonly #signal: AbortSignal;

  constructor(options: {
    backend: ArgocdBackend;
    store: ApplicationStore;
    signal: AbortSignal;
  }) {
    this.#backend = options.backend;
    this.#store = options.store;
    this.#signal = options.signal;
  }

  /** Follows this very application: another of its name that comes later is none of its concern. */
  async run({ metadata }: Application, operation: Operation): Promise<void> {
    const { namespace, name, uid } = metadata;
    const key = { namespace, name, uid };
    const startedAt = this.#now();
    this.#report(key, {
      operation,
      phase: 'Running',
      message: 'one or more tasks are running',
      startedAt,
      retryCount: 0,
    });
    await this.#waitForWindow(key, operation);
    await this.#pause(PAUSE);
    const limit = operation.retry?.limit ?? 0;
    for (let attempt = 0; ; attempt++) {
      const ending = this.#isTerminating(key)
        ? terminated()
        : await this.#attempt(key, {
            operation,
            startedAt,
            retryCount: attempt,
          });
      const over =
        ending.phase === 'Succeeded' ||
        attempt >= limit ||
        this.#isTerminating(key);
      if (over) {
        this.#finish(
          key,
          { operation, startedAt, retryCount: attempt },
          ending,
        );
        return;
      }
      // Between attempts Argo CD calls it running, and says when the last attempt ended.
      this.#report(key, {
        ...ending,
        operation,
        phase: 'Running',
        message: `${ending.message}. Retrying attempt #${attempt + 1}.`,
        startedAt,
        finishedAt: this.#now(),
        retryCount: attempt + 1,
      });
      const { duration = '5s', factor = 2 } = operation.retry?.backoff ?? {};
      await this.#pauseUnlessEnded(
        key,
        parseDuration(duration) * factor ** attempt,
      );
    }
  }

  async #attempt(key: RunKey, attempt: Attempt): Promise<SyncEnding> {
    const application = this.#get(key);
    if (!application) {
      return { phase: 'Error', message: 'the application is gone' };
    }
    const ending = await attemptSync({
      backend: this.#backend,
      application,
      operation: attempt.operation,
      pause: milliseconds => this.#pause(milliseconds),
      isTerminating: () => this.#isTerminating(key),
      report: state =>
        this.#report(key, { ...attempt, ...state, phase: 'Running' }),
    });
    await this.#pause(PAUSE);
    return ending;
  }

  /** A sync that a window forbids stays queued until the window lets it through. */
  async #waitForWindow(key: RunKey, operation: Operation) {
    const manual = !operation.initiatedBy?.automated;
    for (;;) {
      const application = this.#get(key);
      if (!application || this.#isTerminating(key)) {
        return;
      }
      const project = this.#backend.cluster.get(
        'AppProject',
        'argocd',
        application.spec.project,
      );
      const windows = assignedWindows(project, application);
      if (canSync(windows, { manual, now: this.#backend.clock() })) {
        return;
      }
      this.#change(
        key,
        state =>
          state && {
            ...state,
            message: 'Sync operation blocked by sync window',
          },
      );
      await this.#pauseUnlessEnded(key, LOOK_AT_WINDOW);
    }
  }

  #finish(key: RunKey, state: Attempt, asked: SyncEnding): void {
    // Someone may have asked to end it while its last task ran.
    const ending = this.#isTerminating(key)
      ? { ...asked, ...terminated() }
      : asked;
    this.#update(key, application => ({
      ...application,
      operation: undefined,
      status: {
        ...application.status,
        operationState: { ...state, ...ending, finishedAt: this.#now() },
        history: this.#historyAfter(application, state, ending),
      },
    }));
  }

  #historyAfter(
    application: Application,
    { operation, startedAt }: Pick<OperationState, 'operation' | 'startedAt'>,
    { phase, syncResult }: SyncEnding,
  ) {
    const history = application.status.history ?? [];
    const { dryRun, resources } = operation.sync;
    if (phase !== 'Succeeded' || dryRun || resources?.length || !syncResult) {
      return history;
    }
    const { resources: _resources, ...synced } = syncResult;
    const entry = {
      ...synced,
      id: (history.at(-1)?.id ?? -1) + 1,
      deployStartedAt: startedAt,
      deployedAt: this.#now(),
      initiatedBy: operation.initiatedBy ?? {},
    };
    const limit =
      application.spec.revisionHistoryLimit ?? DEFAULT_HISTORY_LIMIT;
    return [...history, entry].slice(-limit);
  }

  /** Someone ended the operation, or the application. */
  #isTerminating(key: RunKey): boolean {
    const application = this.#get(key);
    return (
      !application ||
      application.metadata.deletionTimestamp !== undefined ||
      application.status.operationState?.phase === 'Terminating'
    );
  }

  #report(key: RunKey, state: OperationState): void {
    this.#change(key, () => state);
  }

  #change(
    key: RunKey,
    change: (state: OperationState | undefined) => OperationState | undefined,
  ): void {
    this.#update(key, application => {
      const state = application.status.operationState;
      const next = change(state);
      return state?.phase === 'Terminating' || !next
        ? application
        : {
            ...application,
            status: { ...application.status, operationState: next },
          };
    });
  }

  #get(key: RunKey): Application | undefined {
    const application = this.#store.get(key);
    return application?.metadata.uid === key.uid ? application : undefined;
  }

  #update(key: RunKey, change: (application: Application) => Application) {
    if (this.#get(key)) {
      this.#store.update(key, change);
    }
  }

  /** A long wait that ends when someone ends the operation. */
  async #pauseUnlessEnded(key: RunKey, milliseconds: number): Promise<void> {
    for (let left = milliseconds; left > 0; left -= LOOK_AGAIN) {
      if (this.#isTerminating(key)) {
        return;
      }
      await this.#pause(Math.min(left, LOOK_AGAIN));
    }
  }

  #pause(milliseconds: number): Promise<void> {
    return delay(milliseconds / this.#backend.speed, undefined, {
      signal: this.#signal,
    });
  }

  #now(): string {
    return formatTime(this.#backend.clock());
  }
}

function terminated(): SyncEnding {
  return { phase: 'Failed', message: 'Operation terminated' };
}
