import { mkdir, readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { z } from 'zod';
import { freePort } from '../load/freePort';
import { monotonicMs } from '../load/monotonicMs';
import { runPacedClient } from '../load/runPacedClient';
import { waitFor } from '../load/waitFor';
import { logIn, type Scene } from '../measureContender';
import { type Activity, activitySchema } from '../processes/Activity';
import { memorySchema } from '../processes/readMemory';
import type { ChecklistFigures } from '../report/ChecklistFigures';
import { toTimes } from '../report/toFigures';
import { planFleet, waitingEnvironments } from '../seed/planFleet';

const SHEETS_TIMEOUT_MS = 600_000;
/** Every minute everything is looked at. */
const SWEEP_SECONDS = 60;
const PAUSE_MS = 50;
const ITEMS = 8;

export interface ChecklistScene
  extends Pick<Scene, 'access' | 'backend' | 'options'> {
  environments: number;
  /** Empty: the databases are kept there. */
  folder: string;
}

/** What checklists cost a backend of many environments, at rest and while somebody looks. */
export async function measureChecklists(
  scene: ChecklistScene,
): Promise<ChecklistFigures> {
  const { environments, folder, options } = scene;
  const waiting = waitingEnvironments(planFleet(environments));
  const databaseFolder = join(folder, 'database');
  await mkdir(databaseFolder);
  const access = await startBackend(scene, databaseFolder);
  const firstSheetsMs = await fillCatalog(scene, waiting.length);
  // What came with the start is over with the sweep after it.
  await delay(SWEEP_SECONDS * 1000);
  const seconds = SWEEP_SECONDS * options.sweeps;
  const rest = await measureRest(scene, databaseFolder, seconds);
  const asked = await runPacedClient({
    ...access,
    pauseMs: PAUSE_MS,
    seconds,
    views: viewsOf(waiting),
  });
  const timesOf = (view: string) => toTimes(asked.get(view) ?? []);
  return {
    environments,
    waiting: waiting.length,
    firstSheetsMs,
    ...rest,
    views: {
      checklist: timesOf('checklist'),
      list: timesOf('list'),
      verdict: timesOf('verdict'),
    },
  };
}

async function startBackend(
  { access, backend }: ChecklistScene,
  databaseFolder: string,
): Promise<{ origin: string; token: string }> {
  const port = await freePort();
  await backend.ask('start', {
    output: z.unknown(),
    input: { contender: 'flightdeck', port, cluster: access, databaseFolder },
  });
  const origin = `http://127.0.0.1:${port}`;
  return { origin, token: await logIn(origin) };
}

/** How long it takes until each environment has its checklist, in milliseconds. */
async function fillCatalog(
  { backend, environments }: ChecklistScene,
  waiting: number,
): Promise<number> {
  const began = monotonicMs();
  await backend.ask('fillCatalog', {
    output: z.unknown(),
    input: { environments },
  });
  await waitFor(
    'The checklist of each environment',
    async () =>
      isSettled(
        await backend.ask('activity', { output: activitySchema }),
        environments,
        waiting,
      ),
    { timeoutMs: SHEETS_TIMEOUT_MS, pauseMs: 500 },
  );
  return monotonicMs() - began;
}

/** While nothing changes and nobody asks. */
async function measureRest(
  { backend }: ChecklistScene,
  databaseFolder: string,
  seconds: number,
): Promise<
  Omit<ChecklistFigures, 'environments' | 'waiting' | 'firstSheetsMs' | 'views'>
> {
  const take = () => backend.ask('activity', { output: activitySchema });
  const before = await take();
  const bytes = await sizeOf(databaseFolder);
  await delay(seconds * 1000);
  const after = await take();
  const { heap } = await backend.ask('memory', { output: memorySchema });
  const elapsedMs = after.atMs - before.atMs;
  const aMinute = (count: number) => (count * 60_000) / elapsedMs;
  return {
    cpuShare: (after.cpuMs - before.cpuMs) / elapsedMs,
    statementsPerMinute: aMinute(after.statements),
    evidenceWritesPerMinute: aMinute(after.evidenceWrites),
    loopDelay: after.loopDelay,
    heap,
    database: { before: bytes, after: await sizeOf(databaseFolder) },
    rows: { before: before.rows, after: after.rows },
  };
}

/** Whether each environment has a checklist, and each that takes answers its evidence. */
function isSettled(
  { rows }: Activity,
  environments: number,
  waiting: number,
): true | undefined {
  return rows.checklist_sheets >= environments &&
    rows.checklist_evidence >= waiting * ITEMS
    ? true
    : undefined;
}

function viewsOf(names: readonly string[]) {
  const view = (rest: string) => (turn: number) => ({
    method: 'GET' as const,
    path: `/api/environments/v1/environments/default/${
      names[turn % names.length]
    }/${rest}`,
  });
  return {
    checklist: view('checklist'),
    list: view('checklists'),
    verdict: view('checklist/verdict'),
  };
}

async function sizeOf(folder: string): Promise<number> {
  const names = (await readdir(folder)).filter(name =>
    name.startsWith('environments'),
  );
  const sizes = await Promise.all(
    names.map(async name => (await stat(join(folder, name))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0);
}
