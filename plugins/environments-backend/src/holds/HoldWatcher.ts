import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import type {
  Application,
  EnvironmentDefinition,
  Hold,
} from '@flightdeck/plugin-environments-common';
import type { Delay } from '@flightdeck/plugin-environments-node';
import type { HoldStore } from '../database/HoldStore';
import type { OperationStore } from '../database/OperationStore';
import type { DeliveryNotifier } from '../notifications/DeliveryNotifier';
import type { FactsReader } from '../snapshots/FactsReader';
import {
  type AutomationReaders,
  describeSwitchedOn,
  findSwitchedOn,
  heldApplications,
} from './findHeldAutomation';
import type { HoldBook } from './HoldBook';

export interface HoldWatcherOptions {
  book: HoldBook;
  store: Pick<HoldStore, 'markBroken' | 'markMended' | 'markReminded'>;
  operations: Pick<OperationStore, 'findRunning'>;
  environments: { get(ref: string): EnvironmentDefinition | undefined };
  facts: Pick<FactsReader, 'read'>;
  engines: AutomationReaders;
  notifier: Pick<DeliveryNotifier, 'holdBroken' | 'holdOverdue'>;
  /** Told of environments whose hold is another than it was. */
  changed: (environmentRef: string) => void;
  logger: LoggerService;
  now: () => number;
  delay: Delay;
  /** Between two looks. */
  intervalMs: number;
  requestTimeoutMs: number;
}

/**
 * Sees that holds hold. Automation that is on again is noticed in memory and asked for at the
 * engine before anybody is alarmed. Of several replicas, one tells.
 */
export class HoldWatcher {
  readonly #options: HoldWatcherOptions;

  constructor(options: HoldWatcherOptions) {
    this.#options = options;
  }

  /** Looks until the signal aborts. */
  async run(signal: AbortSignal): Promise<void> {
    const { delay, intervalMs, logger } = this.#options;
    while (!signal.aborted) {
      try {
        await this.look(signal);
      } catch (error) {
        logger.warn(`Holds cannot be looked after: ${stringifyError(error)}`);
      }
      await delay(intervalMs, signal);
    }
  }

  /** Knows at once what an operation of this replica has placed or ended. */
  async learn(): Promise<void> {
    const { book, logger } = this.#options;
    try {
      await book.reload();
    } catch (error) {
      logger.warn(`Holds cannot be read: ${stringifyError(error)}`);
    }
  }

  /** Looks at all holds once. */
  async look(signal: AbortSignal): Promise<void> {
    const { book, logger } = this.#options;
    await book.reload();
    for (const hold of book.list()) {
      try {
        await this.#remind(hold);
        await this.#compare(hold, signal);
      } catch (error) {
        if (!signal.aborted) {
          logger.warn(
            `The hold on ${
              hold.environmentRef
            } cannot be compared: ${stringifyError(error)}`,
          );
        }
      }
    }
  }

  async #remind(hold: Hold): Promise<void> {
    const { notifier, now, store } = this.#options;
    if (
      Date.parse(hold.expiresAt) <= now() &&
      (await store.markReminded(hold.id, new Date(now())))
    ) {
      await notifier.holdOverdue(hold);
    }
  }

  async #compare(hold: Hold, signal: AbortSignal): Promise<void> {
    const held = this.#heldNow(hold);
    const seemsBroken = held?.some(({ automation }) => automation.enabled);
    if (
      held === undefined ||
      hold.state === 'placing' ||
      seemsBroken === (hold.state === 'broken') ||
      (await this.#isAtWork(hold))
    ) {
      return;
    }
    const { engines, now, requestTimeoutMs } = this.#options;
    const since = new Date(now());
    const switchedOn = await findSwitchedOn(held, engines, {
      signal: AbortSignal.any([signal, AbortSignal.timeout(requestTimeoutMs)]),
    });
    // An action may have begun while the engine was asked.
    if (await this.#isAtWork(hold)) {
      return;
    }
    if (switchedOn.length > 0) {
      await this.#break(hold, since, describeSwitchedOn(switchedOn));
    } else {
      await this.#mend(hold);
    }
  }

  /** Undefined when nobody can tell. */
  #heldNow(hold: Hold): Application[] | undefined {
    const { environments, facts } = this.#options;
    const environment = environments.get(hold.environmentRef);
    const applications = environment && facts.read(environment).applications;
    return applications && heldApplications(hold, applications);
  }

  /** Whether an action of ours may be switching automation now. */
  async #isAtWork({ environmentRef }: Hold): Promise<boolean> {
    const running = await this.#options.operations.findRunning(environmentRef);
    return running !== undefined;
  }

  async #break(hold: Hold, since: Date, by: string): Promise<void> {
    const { notifier, store } = this.#options;
    if (await store.markBroken(hold.id, { since, by })) {
      await this.#tell(hold);
      await notifier.holdBroken({
        ...hold,
        state: 'broken',
        brokenSince: since.toISOString(),
        brokenBy: by,
      });
    }
  }

  async #mend(hold: Hold): Promise<void> {
    if (await this.#options.store.markMended(hold.id)) {
      await this.#tell(hold);
    }
  }

  async #tell({ environmentRef }: Hold): Promise<void> {
    const { book, changed } = this.#options;
    await book.reload();
    changed(environmentRef);
  }
}
