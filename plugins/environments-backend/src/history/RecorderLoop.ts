import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { SnapshotStore } from '../snapshots/SnapshotStore';
import type { DeploymentRecorder } from './DeploymentRecorder';

/** Every so many sweeps, all environments are looked at. */
const WHOLE_EVERY = 12;

export interface RecorderLoopOptions {
  recorder: Pick<DeploymentRecorder, 'look' | 'watched'>;
  environments: { list(): readonly EnvironmentDefinition[] };
  snapshots: Pick<SnapshotStore<unknown>, 'subscribe'>;
  logger: LoggerService;
  delay: Delay;
  /** Changes are gathered for this long. */
  gatherMs: number;
  /** Between two looks at an environment of which something is still to be seen. */
  watchMs: number;
}

/** Has the recorder look at environments as they change, and at some as time passes. */
export class RecorderLoop {
  readonly #options: RecorderLoopOptions;
  readonly #dirty = new Set<string>();
  #wake: () => void = () => {};

  constructor(options: RecorderLoopOptions) {
    this.#options = options;
  }

  /** Records until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const unsubscribe = this.#options.snapshots.subscribe(refs =>
      this.#mark(refs),
    );
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      this.#markAll();
      await Promise.all([this.#runLooks(signal), this.#runSweeps(signal)]);
    } finally {
      signal.removeEventListener('abort', wake);
      unsubscribe();
    }
  }

  async #runSweeps(signal: AbortSignal): Promise<void> {
    const { delay, recorder, watchMs } = this.#options;
    for (let sweep = 1; !signal.aborted; sweep++) {
      await delay(watchMs, signal);
      this.#mark(recorder.watched);
      if (sweep % WHOLE_EVERY === 0) {
        this.#markAll();
      }
    }
  }

  async #runLooks(signal: AbortSignal): Promise<void> {
    const { delay, gatherMs, logger, recorder } = this.#options;
    while (!signal.aborted) {
      if (this.#dirty.size === 0) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
      await delay(gatherMs, signal);
      const refs = [...this.#dirty];
      this.#dirty.clear();
      for (const ref of signal.aborted ? [] : refs) {
        try {
          await recorder.look(ref);
        } catch (error) {
          logger.warn(
            `Recording the deployments to ${ref} failed: ${stringifyError(
              error,
            )}`,
          );
        }
      }
    }
  }

  #markAll(): void {
    this.#mark(this.#options.environments.list().map(({ ref }) => ref));
  }

  #mark(refs: Iterable<string>): void {
    for (const ref of refs) {
      this.#dirty.add(ref);
    }
    this.#wake();
  }
}
