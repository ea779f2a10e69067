import { setTimeout as delay } from 'node:timers/promises';
import { openBrowser } from '@flightdeck/chromium';
import { z } from 'zod';
import { freePort } from '../load/freePort';
import { HttpClient } from '../load/HttpClient';
import { monotonicMs } from '../load/monotonicMs';
import { waitFor } from '../load/waitFor';
import { findSnapshot, logIn, type Scene } from '../measureContender';
import type { BrowserFigures } from '../report/Report';
import { toTimes } from '../report/toFigures';
import { createRandom } from '../seed/createRandom';
import { VIEWED } from '../seed/planCluster';
import { showsRestarts } from './showsRestarts';

const NAMESPACE = 'shop-prod';
const TIMEOUT_MS = 60_000;
/** Between a change that was seen and the next, so that they are not gathered. */
const PAUSE_MS = { least: 200, spread: 800 };

const changeSchema = z.object({ restarts: z.number(), atMs: z.number() });

/** How long a change of the cluster takes to show on a page that a person has open. */
export async function measureBrowser(
  scene: Omit<Scene, 'name'>,
): Promise<BrowserFigures> {
  const { access, backend, cluster, options, pods } = scene;
  const port = await freePort();
  await backend.ask('start', {
    output: z.unknown(),
    input: { contender: 'flightdeck', portal: true, port, cluster: access },
  });
  const origin = `http://127.0.0.1:${port}`;
  const client = new HttpClient(origin, await logIn(origin));
  await backend.ask('fillCatalog', { output: z.unknown(), input: { pods } });
  await waitFor(
    'The first snapshot',
    () => findSnapshot(client, { name: 'flightdeck', pods }),
    { timeoutMs: TIMEOUT_MS, pauseMs: 50 },
  );
  client.close();

  const browser = await openBrowser();
  try {
    const page = await browser.context.newPage();
    page.setDefaultTimeout(TIMEOUT_MS);
    await page.goto(`${origin}/catalog/default/resource/${VIEWED}/environment`);
    await page.getByRole('button', { name: 'Enter' }).click();
    await page.getByRole('table', { name: 'Workloads' }).waitFor();
    const random = createRandom(options.seed);
    const durations: number[] = [];
    while (durations.length < options.changes) {
      await delay(PAUSE_MS.least + random() * PAUSE_MS.spread);
      const { restarts, atMs } = await cluster.ask('restartPod', {
        output: changeSchema,
        input: NAMESPACE,
      });
      await page.waitForFunction(showsRestarts, restarts, { polling: 'raf' });
      durations.push(monotonicMs() - atMs);
    }
    return { pods, changeToBrowser: toTimes(durations) };
  } finally {
    await browser.close();
  }
}
