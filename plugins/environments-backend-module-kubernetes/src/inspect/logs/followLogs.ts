import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { EntryQueue } from './EntryQueue';
import type { LogSession } from './LogSession';
import { LogSink } from './LogSink';
import { type FollowStart, PodFollower } from './PodFollower';

/** Entries that wait for who reads them. */
const WAITING_ENTRIES = 256;

/**
 * Yields what the Pods write from now on, until nothing more can come or the time that an answer
 * may follow is over, and an `end` then. Every connection is closed when the generator ends,
 * however it ends.
 */
export async function* followLogs(
  session: LogSession,
  start: FollowStart,
): AsyncGenerator<LogEntry, void, void> {
  const { timing, request } = session;
  const stop = new AbortController();
  const signal = AbortSignal.any([session.signal, stop.signal]);
  const queue = new EntryQueue(WAITING_ENTRIES);
  const sink = new LogSink(queue, { filter: request.filter, timing });
  const follower = new PodFollower({ ...session, signal }, start, sink);
  let isTimeOver = false;
  const close = () => queue.close();
  signal.addEventListener('abort', close, { once: true });
  const supervised = follower.run().then(close, error => queue.fail(error));
  const timed = timing.delay(timing.followMs, signal).then(() => {
    isTimeOver = !signal.aborted;
    stop.abort();
  });
  try {
    yield* queue.read();
    if (!session.signal.aborted) {
      const minutes = Math.round(timing.followMs / 60_000);
      yield isTimeOver
        ? {
            type: 'end',
            message: `A log is followed for ${minutes} minutes. Ask again to go on.`,
          }
        : { type: 'end' };
    }
  } finally {
    stop.abort();
    signal.removeEventListener('abort', close);
    await Promise.all([supervised, timed, follower.ended()]);
  }
}
