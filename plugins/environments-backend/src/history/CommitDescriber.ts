import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  Application,
  DeploymentRecord,
} from '@flightdeck/plugin-environments-common';
import type {
  Delay,
  DeliveryEngine,
} from '@flightdeck/plugin-environments-node';
import type { DeploymentStore } from './DeploymentStore';
import { isDescribed } from './mergeDeployments';

const MOST_TRIES = 5;
const MOST_WAITING = 5_000;

interface Task {
  record: DeploymentRecord;
  application: Application;
  tries: number;
}

export interface CommitDescriberOptions {
  store: Pick<DeploymentStore, 'change'>;
  engines: {
    engineOf(
      application: Application,
    ): Pick<DeliveryEngine, 'describeRevisions'>;
  };
  logger: LoggerService;
  delay: Delay;
  requestTimeoutMs: number;
  /** How long to wait after an engine did not answer. */
  retryMs: number;
}

/** Asks engines who wrote what was deployed, one deployment at a time, and writes it down. */
export class CommitDescriber {
  readonly #options: CommitDescriberOptions;
  readonly #tasks = new Map<string, Task>();
  /** Asked for and answered, whether or not the engine knew. */
  readonly #done = new Set<string>();
  #wake: () => void = () => {};

  constructor(options: CommitDescriberOptions) {
    this.#options = options;
  }

  /** Has the commits of a deployment described, unless they are. */
  add(record: DeploymentRecord, application: Application): void {
    const { id } = record;
    if (
      record.commits.length > 0 &&
      !isDescribed(record) &&
      !this.#done.has(keyOf(record)) &&
      !this.#tasks.has(id) &&
      this.#tasks.size < MOST_WAITING
    ) {
      this.#tasks.set(id, { record, application, tries: 0 });
      this.#wake();
    }
  }

  /** Describes until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      while (!signal.aborted) {
        const [next] = this.#tasks;
        if (next) {
          await this.#try(...next, signal);
        } else {
          await new Promise<void>(resolve => {
            this.#wake = resolve;
          });
        }
      }
    } finally {
      signal.removeEventListener('abort', wake);
    }
  }

  async #try(id: string, task: Task, signal: AbortSignal): Promise<void> {
    const { delay, logger, retryMs } = this.#options;
    this.#tasks.delete(id);
    try {
      await this.#describe(task, signal);
      this.#done.add(keyOf(task.record));
    } catch (error) {
      if (signal.aborted) {
        return;
      }
      const tries = task.tries + 1;
      if (tries < MOST_TRIES) {
        // Behind those that wait: another engine may answer.
        this.#tasks.set(id, { ...task, tries });
      }
      logger.debug(
        `The commits of ${
          task.application.name
        } cannot be described: ${stringifyError(error)}`,
      );
      await delay(retryMs, signal);
    }
  }

  async #describe(
    { application, record }: Task,
    signal: AbortSignal,
  ): Promise<void> {
    const { engines, requestTimeoutMs, store } = this.#options;
    const commits = await engines.engineOf(application).describeRevisions(
      application,
      {
        revisions: record.commits.map(({ revision }) => revision),
        historyId: record.historyId,
      },
      {
        signal: AbortSignal.any([
          signal,
          AbortSignal.timeout(requestTimeoutMs),
        ]),
      },
    );
    await store.change(record.id, stored =>
      isDescribed(stored) || keyOf(stored) !== keyOf(record)
        ? stored
        : { ...stored, commits },
    );
  }
}

function keyOf({ commits, id }: DeploymentRecord): string {
  return [id, ...commits.map(({ revision }) => revision)].join(' ');
}
