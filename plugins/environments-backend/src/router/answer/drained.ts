import { once } from 'node:events';
import type { Response } from 'express';

const MOST_STALLED_MS = 120_000;

/** Waits for a client to read on; leaves one that holds the connection and does not. */
export async function drained(
  res: Response,
  {
    signal,
    stalledMs = MOST_STALLED_MS,
  }: {
    /** Aborted when the client leaves. */
    signal: AbortSignal;
    /** For so long the client may read nothing of what it was sent. */
    stalledMs?: number;
  },
): Promise<void> {
  const stalled = setTimeout(() => res.destroy(), stalledMs);
  try {
    await once(res, 'drain', { signal });
  } finally {
    clearTimeout(stalled);
  }
}
