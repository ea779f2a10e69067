import { InputError, NotFoundError } from '@backstage/errors';
import type {
  EnvironmentDefinition,
  WorkloadRef,
} from '@flightdeck/plugin-environments-common';
import type {
  ControlledWorkload,
  WorkloadController,
  WorkloadProgress,
} from '@flightdeck/plugin-environments-node';

const RUNNING: WorkloadProgress = {
  state: 'running',
  message: 'Deployment web: 1 of 3 new Pods are available.',
};

/** A Deployment `web` with three Pods, as it stands. */
export function aWorkload(
  change: Partial<ControlledWorkload> = {},
): ControlledWorkload {
  return {
    workload: { kind: 'Deployment', namespace: 'shop-dev', name: 'web' },
    replicas: 3,
    pods: 3,
    strategy: 'RollingUpdate',
    paused: false,
    generation: 7,
    replacedByRestart: 3,
    servingDuringRestart: 2,
    ...change,
  };
}

/**
 * One workload in memory, changed as the contract says. A change goes on until `finish` ends it.
 */
export class FakeWorkloadController implements WorkloadController {
  readonly id = 'fake';
  /** Each change that was made, as `restart` or `scale to 5`. */
  readonly changes: string[] = [];
  /** From when on Pods were to be younger, by request. */
  readonly restartTimes: Date[] = [];
  /** How often a change was asked for. */
  requests = 0;
  /** What happens in place of the plain acceptance of a request; `accept` takes it. */
  onRequest?: (accept: () => void) => Promise<void>;
  /** What happens before the workload is read. */
  onRead?: () => Promise<void>;
  workload: ControlledWorkload | undefined = aWorkload();
  #progress: WorkloadProgress = RUNNING;
  #waiting: (() => void)[] = [];

  async read(): Promise<ControlledWorkload> {
    await this.onRead?.();
    return this.#get();
  }

  async restart(
    _: EnvironmentDefinition,
    { at, mark }: { workload: WorkloadRef; mark: string; at: Date },
  ): Promise<void> {
    this.restartTimes.push(at);
    await this.#request(() => {
      if (this.#get().restartMark !== mark) {
        this.#change('restart', { restartMark: mark });
      }
    });
  }

  async scale(
    _: EnvironmentDefinition,
    { workload, replicas }: { workload: WorkloadRef; replicas: number },
  ): Promise<void> {
    if (workload.kind === 'DaemonSet') {
      throw new InputError('It cannot be scaled.');
    }
    await this.#request(() => {
      if (this.#get().replicas !== replicas) {
        this.#change(`scale to ${replicas}`, { replicas });
      }
    });
  }

  /** Ends what is going on. */
  finish(end: WorkloadProgress): void {
    this.#progress = end;
    this.#tell();
  }

  async *follow(
    _: EnvironmentDefinition,
    __: WorkloadRef,
    { signal }: { signal: AbortSignal },
  ): AsyncGenerator<WorkloadProgress, void, void> {
    let told: WorkloadProgress | undefined;
    while (!signal.aborted) {
      if (this.#progress === told) {
        await this.#nextChange(signal);
      } else {
        told = this.#progress;
        yield told;
        if (told.state !== 'running') {
          return;
        }
      }
    }
  }

  #get(): ControlledWorkload {
    if (!this.workload) {
      throw new NotFoundError('Deployment web does not exist.');
    }
    return this.workload;
  }

  async #request(accept: () => void): Promise<void> {
    this.requests += 1;
    await (this.onRequest ? this.onRequest(accept) : accept());
  }

  #change(what: string, change: Partial<ControlledWorkload>): void {
    const now = this.#get();
    this.workload = { ...now, ...change, generation: now.generation + 1 };
    this.changes.push(what);
    this.#progress = RUNNING;
    this.#tell();
  }

  #tell(): void {
    this.#waiting.splice(0).forEach(resolve => resolve());
  }

  #nextChange(signal: AbortSignal): Promise<void> {
    return new Promise(resolve => {
      this.#waiting.push(resolve);
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
  }
}
