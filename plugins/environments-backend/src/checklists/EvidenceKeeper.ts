import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type Evidence,
  evidenceAskedOf,
  type EvidenceRequirement,
  type EvidenceSource,
} from '@flightdeck/plugin-environments-common';
import type {
  EvidenceCollector,
  EvidenceRequest,
} from '@flightdeck/plugin-environments-node';
import type { EvidenceCollectorRegistry } from './EvidenceCollectorRegistry';
import { hashEvidence } from './hashEvidence';
import { PUSHED } from './recorded/PushedCollector';
import { toEvidence } from './toEvidence';
import type { EvidenceStore, StoredEvidence } from './store/EvidenceStore';
import type { Sheet } from './store/Sheet';

/** So many errors of a collector in a row leave standing what it found before. */
const ERRORS_FORGIVEN = 3;

/** Collectors of these sources ask upstreams, which is done by the clock only. */
const ASKING: readonly EvidenceSource[] = ['scm', 'grafana', 'external'];

export interface EvidenceKeeperOptions {
  collectors: Pick<EvidenceCollectorRegistry, 'find'>;
  store: Pick<EvidenceStore, 'list' | 'put'>;
  logger: LoggerService;
  now: () => number;
  /** For one answer of a collector. */
  timeoutMs: number;
  /** What has not changed is written again, with its new age, after this long. */
  refreshMs: number;
}

/** What collectors are asked of a sheet, beside what each item says. */
export type CollectionSubject = Pick<
  EvidenceRequest,
  'release' | 'target' | 'before'
>;

/**
 * Which collectors are asked: all, or only those that answer from memory and those that have not
 * answered yet, or one.
 */
export type CollectionExtent = 'everything' | 'from-memory' | { only: string };

/** One thing that is asked of a collector. */
interface Task {
  sheet: Sheet;
  itemId: string;
  requirement: EvidenceRequirement;
  known: StoredEvidence | undefined;
  subject: CollectionSubject;
  signal: AbortSignal;
}

/** Asks collectors, side by side, and keeps what they find; none can harm another. */
export class EvidenceKeeper {
  readonly #options: EvidenceKeeperOptions;
  /** Errors in a row, by sheet, item and collector. */
  readonly #errors = new Map<string, number>();

  constructor(options: EvidenceKeeperOptions) {
    this.#options = options;
  }

  /** Brings the evidence of a sheet up to date. */
  async collect(
    sheet: Sheet,
    subject: CollectionSubject,
    { extent, signal }: { extent: CollectionExtent; signal: AbortSignal },
  ): Promise<void> {
    const stored = await this.#options.store.list(sheet.id);
    const tasks = sheet.definition.items.flatMap(item =>
      evidenceAskedOf(item).map(requirement => ({
        sheet,
        itemId: item.id,
        requirement,
        known: stored.find(
          ({ evidence: { collector }, itemId }) =>
            itemId === item.id && collector === requirement.collector,
        ),
        subject,
        signal,
      })),
    );
    await Promise.all(
      tasks
        .filter(task => this.#isWanted(task, extent))
        .map(task => this.#collectOne(task)),
    );
  }

  #isWanted(
    { known, requirement: { collector } }: Task,
    extent: CollectionExtent,
  ): boolean {
    if (typeof extent !== 'string') {
      return extent.only === collector;
    }
    const source = this.#options.collectors.find(collector)?.source;
    return (
      extent === 'everything' ||
      !known ||
      !source ||
      // What was pushed is in our own database, and nobody else tells of it.
      collector === PUSHED ||
      !ASKING.includes(source)
    );
  }

  async #collectOne(task: Task): Promise<void> {
    const { now, refreshMs, store } = this.#options;
    const { known, itemId, sheet, signal } = task;
    const evidence = await this.#ask(task);
    if (!evidence || signal.aborted) {
      return;
    }
    const hash = hashEvidence([evidence]);
    const age = now() - Date.parse(known?.collectedAt ?? '');
    if (known?.hash !== hash || !(age < refreshMs)) {
      const collectedAt = new Date(now()).toISOString();
      await store.put(sheet.id, { itemId, evidence, hash, collectedAt });
    }
  }

  /** Undefined when what was found before stands. */
  async #ask(task: Task): Promise<Evidence | undefined> {
    const { itemId, known, requirement, sheet } = task;
    const { collector: id } = requirement;
    const collector = this.#options.collectors.find(id);
    if (!collector) {
      return this.#toEvidence(
        { id, source: 'records' },
        {
          state: 'unknown',
          summary: `No collector ${id} is installed.`,
          error: { kind: 'no-data', message: `There is no collector ${id}.` },
        },
      );
    }
    const key = JSON.stringify([sheet.id, itemId, id]);
    const evidence = await this.#answerOf(collector, task);
    if (!evidence.error) {
      this.#errors.delete(key);
      return evidence;
    }
    const errors = (this.#errors.get(key) ?? 0) + 1;
    this.#errors.set(key, errors);
    if (errors === ERRORS_FORGIVEN + 1) {
      this.#options.logger.warn(
        `The collector ${id} found nothing for ${itemId} of ${sheet.environmentRef}: ${evidence.error.message}`,
      );
    }
    const isForgiven =
      errors <= ERRORS_FORGIVEN && known && !known.evidence.error;
    return isForgiven ? undefined : evidence;
  }

  async #answerOf(
    collector: EvidenceCollector,
    { itemId, requirement, signal, subject }: Task,
  ): Promise<Evidence> {
    const { now, timeoutMs } = this.#options;
    const timeout = AbortSignal.timeout(timeoutMs);
    const either = AbortSignal.any([signal, timeout]);
    try {
      const found = await unlessAborted(
        collector.collect(
          {
            itemId,
            ...subject,
            options: requirement.options,
            now: new Date(now()),
          },
          { signal: either },
        ),
        either,
      );
      return this.#toEvidence(collector, found);
    } catch (error) {
      const message = timeout.aborted
        ? `It did not answer within ${timeoutMs / 1000} seconds.`
        : toError(error).message;
      return this.#toEvidence(collector, {
        state: 'unknown',
        summary: `Nobody can tell: ${message}`,
        error: { kind: 'unreachable', message },
      });
    }
  }

  #toEvidence(
    collector: Pick<EvidenceCollector, 'id' | 'source'>,
    found: Parameters<typeof toEvidence>[1],
  ): Evidence {
    return toEvidence(collector, found, new Date(this.#options.now()));
  }
}

/** Settles no later than the signal aborts, whether or not who answers heeds it. */
async function unlessAborted<T>(
  answer: Promise<T>,
  signal: AbortSignal,
): Promise<T> {
  signal.throwIfAborted();
  let abort = () => {};
  const aborted = new Promise<never>((_, reject) => {
    abort = () => reject(toError(signal.reason));
    signal.addEventListener('abort', abort, { once: true });
  });
  try {
    return await Promise.race([answer, aborted]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
