import {
  LOG_LIMITS,
  type LogEntry,
} from '@flightdeck/plugin-environments-common';
import type { InspectionTiming } from '../InspectionTiming';
import type { EntryQueue } from './EntryQueue';
import type { LogTarget } from './LogSession';
import { matchesFilter } from './matchesFilter';
import { MinuteBudget } from './MinuteBudget';
import { bytesOf } from './NewestLines';
import { megabytes, notice } from './notices';
import type { LogLine } from './readLogLines';

/** Takes what containers write while they are followed, within the bounds of an answer. */
export class LogSink {
  readonly #queue: EntryQueue;
  readonly #filter: string | undefined;
  readonly #budget: MinuteBudget;

  constructor(
    queue: EntryQueue,
    options: { filter: string | undefined; timing: InspectionTiming },
  ) {
    this.#queue = queue;
    this.#filter = options.filter;
    this.#budget = new MinuteBudget(LOG_LIMITS.bytes, options.timing.clock);
  }

  async line(target: LogTarget, { time, text }: LogLine): Promise<void> {
    if (!matchesFilter(text, this.#filter)) {
      return;
    }
    const line = { type: 'line' as const, ...target, time, text };
    const { fits, isFirst, refused } = this.#budget.take(bytesOf(line));
    if (refused > 0) {
      await this.tell(notice(`${refused} lines have been left out.`));
    }
    if (fits) {
      await this.#queue.push(line);
    } else if (isFirst) {
      await this.tell(
        notice(
          `More than ${megabytes(
            LOG_LIMITS.bytes,
          )} came within a minute. Lines are left out until it is over.`,
        ),
      );
    }
  }

  async tell(entry: LogEntry): Promise<void> {
    await this.#queue.push(entry);
  }
}
