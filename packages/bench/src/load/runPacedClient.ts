import { setTimeout as delay } from 'node:timers/promises';
import type { View } from '../contenders/Contender';
import { HttpClient } from './HttpClient';
import { monotonicMs } from './monotonicMs';

/**
 * A client that asks for views in turn, with a pause after each answer, for so long. Fails when a
 * view fails. How long each answer took, in milliseconds, by the view that it was to.
 */
export async function runPacedClient(options: {
  origin: string;
  token: string;
  /** By name: what is asked for in the turn that is counted from 0. */
  views: Record<string, (turn: number) => View>;
  pauseMs: number;
  seconds: number;
}): Promise<Map<string, number[]>> {
  const { origin, token, pauseMs, seconds } = options;
  const views = Object.entries(options.views);
  const asked = new Map<string, number[]>(views.map(([name]) => [name, []]));
  const client = new HttpClient(origin, token);
  const end = monotonicMs() + seconds * 1000;
  try {
    for (let turn = 0; monotonicMs() < end; turn += 1) {
      for (const [name, view] of views) {
        const atMs = monotonicMs();
        const { body, status } = await client.send(view(turn));
        asked.get(name)?.push(monotonicMs() - atMs);
        if (status !== 200) {
          throw new Error(
            `${name} answered ${status}: ${body.toString().slice(0, 500)}`,
          );
        }
        await delay(pauseMs);
      }
    }
  } finally {
    client.close();
  }
  return asked;
}
