import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolvePackagePath } from '@backstage/backend-plugin-api';
import { hasBrowser } from '@flightdeck/chromium';
import { z } from 'zod';
import { measureBrowser } from './browser/measureBrowser';
import { measureChecklists } from './checklists/measureChecklists';
import { type ContenderName, contenderNames } from './contenders/Contender';
import { measureContender } from './measureContender';
import { type BenchOptions, describeMachine } from './options';
import { Worker } from './processes/Worker';
import type { ChecklistFigures } from './report/ChecklistFigures';
import type {
  BrowserFigures,
  ContenderFigures,
  EngineFigures,
  Report,
} from './report/Report';
import { toTimes } from './report/toFigures';

const ENGINE_TIMEOUT_MS = 120_000;
const SEEDING_TIMEOUT_MS = 120_000;

const engineSchema = z.object({
  objects: z.number(),
  evaluate: z.array(z.number()),
  reevaluate: z.array(z.number()),
});

const serverSchema = z.object({
  url: z.string(),
  certificateAuthority: z.string(),
});

/** Everything in one run, one after another, so that nothing that is measured disturbs another. */
export async function runBenchmark(
  options: BenchOptions,
  say: (line: string) => void,
): Promise<Report> {
  const folder = await mkdtemp(join(tmpdir(), 'flightdeck-bench-'));
  const withWorker = async <T>(
    script: string,
    work: (worker: Worker) => Promise<T>,
  ): Promise<T> => {
    const worker = new Worker(
      resolvePackagePath('@flightdeck/bench', 'src/processes', script),
      {
        name: script,
        folder,
      },
    );
    try {
      return await work(worker);
    } finally {
      await worker.stop();
    }
  };

  const measureSize = (pods: number) =>
    withWorker('clusterWorker', async cluster => {
      const server = await cluster.ask('start', {
        output: serverSchema,
        input: { size: { pods }, seed: options.seed, tokens: contenderNames },
        timeoutMs: SEEDING_TIMEOUT_MS,
      });
      const measure = (name: ContenderName): Promise<ContenderFigures> => {
        say(`${name} with ${pods} pods`);
        const access = { ...server, token: name };
        return withWorker('backendWorker', backend =>
          measureContender({ name, pods, options, cluster, access, backend }),
        );
      };
      const incumbent = await measure('incumbent');
      const flightdeck = await measure('flightdeck');
      return { pods, contenders: { incumbent, flightdeck } };
    });

  const measureOpenPage = async (
    pods: number,
  ): Promise<BrowserFigures | undefined> => {
    if (!hasBrowser()) {
      say('no open page: there is no Chromium');
      return undefined;
    }
    return withWorker('clusterWorker', async cluster => {
      const token = 'browser';
      const server = await cluster.ask('start', {
        output: serverSchema,
        input: { size: { pods }, seed: options.seed, tokens: [token] },
        timeoutMs: SEEDING_TIMEOUT_MS,
      });
      say(`an open page with ${pods} pods`);
      const access = { ...server, token };
      return withWorker('backendWorker', backend =>
        measureBrowser({ pods, options, cluster, access, backend }),
      );
    });
  };

  const measureFleet = async (
    environments: number,
  ): Promise<ChecklistFigures | undefined> => {
    if (environments === 0) {
      return undefined;
    }
    return withWorker('clusterWorker', async cluster => {
      const token = 'checklists';
      const server = await cluster.ask('start', {
        output: serverSchema,
        input: { size: { environments }, seed: options.seed, tokens: [token] },
        timeoutMs: SEEDING_TIMEOUT_MS,
      });
      say(`checklists of ${environments} environments`);
      const access = { ...server, token };
      return withWorker('backendWorker', backend =>
        measureChecklists({ environments, options, access, backend, folder }),
      );
    });
  };

  const measureEngine = (): Promise<EngineFigures> =>
    withWorker('engineWorker', async worker => {
      say('health engine');
      const { objects, evaluate, reevaluate } = await worker.ask('measure', {
        output: engineSchema,
        input: { seed: options.seed, at: new Date().toISOString() },
        timeoutMs: ENGINE_TIMEOUT_MS,
      });
      return {
        objects,
        evaluate: toTimes(evaluate),
        reevaluate: toTimes(reevaluate),
      };
    });

  try {
    const at = new Date().toISOString();
    const engine = await measureEngine();
    const sizes = [];
    for (const pods of options.pods) {
      sizes.push(await measureSize(pods));
    }
    const browser = await measureOpenPage(options.pods[0]);
    const checklists = await measureFleet(options.environments);
    const { seconds } = options;
    const machine = describeMachine();
    return { at, machine, seconds, sizes, engine, browser, checklists };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
