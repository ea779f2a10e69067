import { HoldBook } from './HoldBook';
import { HoldSource } from './HoldSource';
import { HoldWatcher, type HoldWatcherOptions } from './HoldWatcher';
import type { HoldStore } from '../database/HoldStore';

const INTERVAL_MS = 10_000;
const REQUEST_TIMEOUT_MS = 20_000;

/** Puts together what sees that holds hold, and what tells rules of them. */
export function createHoldWatch(
  options: Omit<
    HoldWatcherOptions,
    'book' | 'store' | 'intervalMs' | 'requestTimeoutMs'
  > & { store: HoldStore },
): { source: HoldSource; watcher: HoldWatcher } {
  const book = new HoldBook(options);
  return {
    source: new HoldSource(book),
    watcher: new HoldWatcher({
      ...options,
      book,
      intervalMs: INTERVAL_MS,
      requestTimeoutMs: REQUEST_TIMEOUT_MS,
    }),
  };
}
