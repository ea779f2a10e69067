import { setImmediate as breathe } from 'node:timers/promises';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type { EnvironmentDefinition } from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { SnapshotStore } from '../snapshots/SnapshotStore';
import type { ChecklistBook } from './ChecklistBook';
import type { ChecklistKeeper } from './ChecklistKeeper';
import type { SheetStore } from './store/SheetStore';

/** So many environments are looked at at once. */
const AT_ONCE = 4;
/** It takes this share of the time until the next one, so that nobody notices. */
const SPREAD = 0.7;

export interface ChecklistLoopOptions {
  book: Pick<ChecklistBook, 'of'>;
  keeper: Pick<ChecklistKeeper, 'look' | 'reload'>;
  environments: { list(): readonly EnvironmentDefinition[] };
  snapshots: Pick<SnapshotStore<unknown>, 'subscribe'>;
  sheets: Pick<SheetStore, 'listLive'>;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** Changes are gathered for this long. */
  gatherMs: number;
  /** Between two looks at one environment because of changes. */
  restMs: number;
  /** From one look at everything to the next. */
  sweepMs: number;
  /** Between two reads of what was answered at other replicas. */
  reloadMs: number;
}

/** Has checklists kept up to date: as environments change, and as time passes. */
export class ChecklistLoop {
  readonly #options: ChecklistLoopOptions;
  readonly #dirty = new Set<string>();
  /** When an environment may be looked at again. */
  readonly #rested = new Map<string, number>();
  readonly #failing = new Set<string>();
  #wake: () => void = () => {};

  constructor(options: ChecklistLoopOptions) {
    this.#options = options;
  }

  /** Keeps them until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { reloadMs, snapshots, sweepMs } = this.#options;
    const unsubscribe = snapshots.subscribe(refs => this.#mark(refs));
    const wake = () => this.#wake();
    signal.addEventListener('abort', wake);
    try {
      this.#mark(this.#options.environments.list().map(({ ref }) => ref));
      await Promise.all([
        this.#runLooks(signal),
        this.#every(sweepMs, signal, () => this.#sweep(signal)),
        this.#every(reloadMs, signal, () => this.#reload()),
      ]);
    } finally {
      signal.removeEventListener('abort', wake);
      unsubscribe();
    }
  }

  async #runLooks(signal: AbortSignal): Promise<void> {
    const { delay, gatherMs, keeper, now, restMs } = this.#options;
    while (!signal.aborted) {
      if (this.#dirty.size === 0) {
        await new Promise<void>(resolve => {
          this.#wake = resolve;
        });
      }
      await delay(gatherMs, signal);
      const due = [...this.#dirty].filter(
        ref => (this.#rested.get(ref) ?? 0) <= now(),
      );
      // One that waits for an upstream keeps no other from its turn.
      const waiting = (signal.aborted ? [] : due).values();
      const work = async () => {
        for (const ref of waiting) {
          this.#dirty.delete(ref);
          this.#rested.set(ref, now() + restMs);
          await this.#try(ref, () => keeper.look(ref, 'from-memory'));
          // An embedded database answers at once, and all else would wait.
          await breathe();
        }
      };
      await Promise.all(Array.from({ length: AT_ONCE }, work));
    }
  }

  async #sweep(signal: AbortSignal): Promise<void> {
    const { delay, environments, keeper, now, sweepMs } = this.#options;
    const refs = environments.list().map(({ ref }) => ref);
    for (const ref of this.#rested.keys()) {
      if (!refs.includes(ref)) {
        this.#rested.delete(ref);
        this.#failing.delete(ref);
        await this.#try(ref, () => keeper.look(ref, 'everything'));
      }
    }
    const shareMs = (sweepMs * SPREAD * AT_ONCE) / refs.length;
    for (let at = 0; at < refs.length && !signal.aborted; at += AT_ONCE) {
      const began = now();
      await Promise.all(
        refs
          .slice(at, at + AT_ONCE)
          .map(ref => this.#try(ref, () => keeper.look(ref, 'everything'))),
      );
      await delay(within(0, shareMs - (now() - began), shareMs), signal);
    }
  }

  /** Only what has another version than in memory is read. */
  async #reload(): Promise<void> {
    const { book, keeper, sheets } = this.#options;
    await this.#try('checklists', async () => {
      for (const { environmentRef, id, version } of await sheets.listLive()) {
        const known = book.of(environmentRef)?.sheet;
        if (known?.id !== id || known.version !== version) {
          await keeper.reload(environmentRef);
          await breathe();
        }
      }
    });
  }

  async #every(
    milliseconds: number,
    signal: AbortSignal,
    deed: () => Promise<void>,
  ): Promise<void> {
    const { delay, now } = this.#options;
    let pauseMs = milliseconds;
    while (!signal.aborted) {
      await delay(pauseMs, signal);
      const began = now();
      if (!signal.aborted) {
        await deed();
      }
      pauseMs = within(0, milliseconds - (now() - began), milliseconds);
    }
  }

  /** One turn of the loops: nothing that happens in it may end them. */
  async #try(what: string, deed: () => Promise<void>): Promise<void> {
    try {
      await deed();
      this.#failing.delete(what);
    } catch (error) {
      // It is tried every few seconds: the first failure in a row tells enough.
      if (!this.#failing.has(what)) {
        this.#failing.add(what);
        this.#options.logger.warn(
          `Keeping the checklist of ${what} failed: ${stringifyError(error)}`,
        );
      }
    }
  }

  /** Those that changed, and those that get their releases from them. */
  #mark(refs: readonly string[]): void {
    for (const ref of refs) {
      this.#dirty.add(ref);
    }
    for (const { promotesFrom, ref } of this.#options.environments.list()) {
      if (promotesFrom !== undefined && refs.includes(promotesFrom)) {
        this.#dirty.add(ref);
      }
    }
    this.#wake();
  }
}

/** As near as may be: clocks are set, too. */
function within(least: number, value: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}
