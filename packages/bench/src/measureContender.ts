import { setTimeout as delay } from 'node:timers/promises';
import { fleetSchema } from '@flightdeck/plugin-environments-common';
import { z } from 'zod';
import type { ContenderName } from './contenders/Contender';
import { contenders } from './contenders/contenders';
import type { BenchOptions } from './options';
import { followChanges } from './load/followChanges';
import { freePort } from './load/freePort';
import { HttpClient } from './load/HttpClient';
import { monotonicMs } from './load/monotonicMs';
import { runClients } from './load/runClients';
import { waitFor } from './load/waitFor';
import { trafficSchema } from './processes/ClientTraffic';
import { memorySchema } from './processes/readMemory';
import { Worker } from './processes/Worker';
import type { ContenderFigures, LoadFigures } from './report/Report';
import { toLoadFigures, toTimes } from './report/toFigures';
import { VIEWED_PODS } from './seed/planCluster';

const SNAPSHOT_TIMEOUT_MS = 180_000;
const FLEET = {
  method: 'GET',
  path: '/api/environments/v1/environments',
} as const;
const LOGIN = { method: 'POST', path: '/api/auth/guest/refresh' } as const;

const loginSchema = z.object({
  backstageIdentity: z.object({ token: z.string() }),
});

export interface Scene {
  name: ContenderName;
  pods: number;
  options: BenchOptions;
  /** The API server, and how the backend may read it. */
  cluster: Worker;
  access: { url: string; certificateAuthority: string; token: string };
  /** The process that the backend runs in. */
  backend: Worker;
}

/** One backend, measured from its start to its end. */
export async function measureContender(
  scene: Scene,
): Promise<ContenderFigures> {
  const { name, pods, options, cluster, access, backend } = scene;
  const port = await freePort();
  const began = monotonicMs();
  await backend.ask('start', {
    output: z.unknown(),
    input: { contender: name, port, cluster: access },
  });
  const origin = `http://127.0.0.1:${port}`;
  const token = await logIn(origin);
  const startMs = monotonicMs() - began;
  const readMemory = () => backend.ask('memory', { output: memorySchema });
  const before = await readMemory();

  const client = new HttpClient(origin, token);
  const filled = monotonicMs();
  await backend.ask('fillCatalog', { output: z.unknown(), input: { pods } });
  await waitFor('The first snapshot', () => findSnapshot(client, scene), {
    timeoutMs: SNAPSHOT_TIMEOUT_MS,
    pauseMs: 20,
  });
  const firstSnapshotMs = monotonicMs() - filled;
  const tracked = await readMemory();

  const { view } = contenders[name];
  const traffic = () =>
    cluster.ask('traffic', { output: trafficSchema, input: access.token });
  const load = async (
    clients: number,
    extra: { seconds?: number; etag?: string } = {},
  ): Promise<LoadFigures> => {
    const quiet = await traffic();
    const result = await runClients({
      origin,
      token,
      view,
      clients,
      seconds: options.seconds,
      ...extra,
    });
    return toLoadFigures(result, { before: quiet, after: await traffic() });
  };

  await load(2, { seconds: Math.min(3, options.seconds) });
  const quiet = await traffic();
  await delay(options.seconds * 1000);
  const idle = (await traffic()).requests - quiet.requests;
  const oneClient = await load(1);
  const tenClients = await load(10);
  const { etag } = await client.send(view);
  const repeated = await load(1, { etag });
  const changes = await followChanges({ ...scene, client });
  client.close();
  return {
    startMs,
    firstSnapshotMs,
    idleUpstreamRequestsPerSecond: idle / options.seconds,
    oneClient,
    tenClients,
    repeated,
    changeToAnswer: toTimes(changes),
    memory: { before, tracked, after: await readMemory() },
  };
}

/** As the guest, who is a person like any other to both backends. */
export async function logIn(origin: string): Promise<string> {
  const client = new HttpClient(origin);
  try {
    const { body } = await client.send(LOGIN);
    return loginSchema.parse(JSON.parse(body.toString())).backstageIdentity
      .token;
  } finally {
    client.close();
  }
}

/** Whether the backend knows everything: `true`, or nothing yet. */
export async function findSnapshot(
  client: HttpClient,
  { name, pods }: Pick<Scene, 'name' | 'pods'>,
): Promise<true | undefined> {
  const contender = contenders[name];
  if (name === 'flightdeck') {
    const fleet = await client.send(FLEET);
    const { environments } = fleetSchema.parse(
      JSON.parse(fleet.body.toString()),
    );
    const ready = environments.reduce((sum, row) => sum + (row.ready ?? 0), 0);
    if (ready < pods || environments.some(row => row.troubledSources.length)) {
      return undefined;
    }
  }
  const { status, body } = await client.send(contender.view);
  if (status !== 200) {
    return undefined;
  }
  return contender.countPods(body.toString()) === VIEWED_PODS
    ? true
    : undefined;
}
