import type { Delay } from '@flightdeck/plugin-environments-node';

export interface HeartbeatOptions {
  /** Rejects when the upstream does not answer. */
  ping(signal: AbortSignal): Promise<void>;
  everyMs: number;
  delay: Delay;
  signal: AbortSignal;
}

/**
 * Does work that ends when its signal aborts, and asks now and then whether the upstream still
 * answers. When it does not, the work is ended and what the upstream failed with is thrown: behind
 * a firewall, a connection to a server that is gone stays open and silent.
 */
export async function whileAnswering(
  options: HeartbeatOptions,
  work: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const { delay, everyMs, ping } = options;
  const ending = new AbortController();
  const signal = AbortSignal.any([options.signal, ending.signal]);
  const beat = async () => {
    while (!signal.aborted) {
      await delay(everyMs, signal);
      if (!signal.aborted) {
        await ping(signal);
      }
    }
  };
  let failure: { error: unknown } | undefined;
  const heartbeat = beat().catch(error => {
    failure = signal.aborted ? undefined : { error };
    ending.abort();
  });
  try {
    await work(signal);
  } finally {
    ending.abort();
    await heartbeat;
  }
  if (failure) {
    throw failure.error;
  }
}
