import type { View } from '../contenders/Contender';
import { HttpClient } from './HttpClient';
import { monotonicMs } from './monotonicMs';

export interface LoadResult {
  seconds: number;
  /** Of each view, in milliseconds. */
  durations: number[];
  /** Of all bodies. */
  bytes: number;
  /** Views that were answered with 304. */
  notModified: number;
}

/**
 * Clients that view one after another, each on a connection of its own, for so long. Fails when
 * a view fails.
 */
export async function runClients(options: {
  origin: string;
  token: string;
  view: View;
  clients: number;
  seconds: number;
  /** Sent with each view: the version that the client has. */
  etag?: string;
}): Promise<LoadResult> {
  const { view, clients, seconds, etag } = options;
  const durations: number[] = [];
  let bytes = 0;
  let notModified = 0;
  const began = monotonicMs();
  const end = began + seconds * 1000;
  const runOne = async () => {
    const client = new HttpClient(options.origin, options.token);
    try {
      while (monotonicMs() < end) {
        const asked = monotonicMs();
        const { status, body } = await client.send(
          view,
          etag ? { 'if-none-match': etag } : {},
        );
        durations.push(monotonicMs() - asked);
        bytes += body.length;
        if (status === 304) {
          notModified += 1;
        } else if (status !== 200) {
          throw new Error(
            `${view.path} answered ${status}: ${body.toString().slice(0, 500)}`,
          );
        }
      }
    } finally {
      client.close();
    }
  };
  await Promise.all(Array.from({ length: clients }, runOne));
  const elapsed = (monotonicMs() - began) / 1000;
  return { seconds: elapsed, durations, bytes, notModified };
}
