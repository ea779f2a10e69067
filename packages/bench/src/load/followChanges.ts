import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import type { ContenderName } from '../contenders/Contender';
import { contenders } from '../contenders/contenders';
import type { BenchOptions } from '../options';
import type { Worker } from '../processes/Worker';
import { createRandom } from '../seed/createRandom';
import type { HttpClient } from './HttpClient';
import { monotonicMs } from './monotonicMs';
import { waitFor } from './waitFor';

const NAMESPACE = 'shop-prod';
const TIMEOUT_MS = 30_000;
/** Between a change that was seen and the next, so that they are not gathered. */
const PAUSE_MS = { least: 100, spread: 300 };

const changeSchema = z.object({
  pod: z.string(),
  restarts: z.number(),
  atMs: z.number(),
});

/** Changes a Pod again and again; how long each change took to show in a view, in milliseconds. */
export async function followChanges(options: {
  name: ContenderName;
  cluster: Worker;
  client: HttpClient;
  options: Pick<BenchOptions, 'changes' | 'seed'>;
}): Promise<number[]> {
  const { cluster, client } = options;
  const { changes, seed } = options.options;
  const { view, restartsOf } = contenders[options.name];
  const random = createRandom(seed);
  const durations: number[] = [];
  while (durations.length < changes) {
    await delay(PAUSE_MS.least + random() * PAUSE_MS.spread);
    const { pod, restarts, atMs } = await cluster.ask('restartPod', {
      output: changeSchema,
      input: NAMESPACE,
    });
    const ask = async () => {
      const { body } = await client.send(view);
      const answeredAt = monotonicMs();
      return restartsOf(body.toString(), pod) === restarts
        ? answeredAt
        : undefined;
    };
    const seenAt = await waitFor(`The change of ${pod}`, ask, {
      timeoutMs: TIMEOUT_MS,
      pauseMs: 2,
    });
    durations.push(seenAt - atMs);
  }
  return durations;
}
