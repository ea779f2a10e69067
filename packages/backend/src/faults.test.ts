import { setTimeout as wait } from 'node:timers/promises';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import { FAULTS } from '@flightdeck/plugin-environments-node/testUtils';
import { FaultScene } from './__testUtils__/FaultScene';

/** How long a fault lasts once it has been told of: 60 for a long run. */
const LASTS_MS = Number(process.env.FLIGHTDECK_FAULT_SECONDS ?? 5) * 1000;
const TOLD_WITHIN_MS = 15_000;
const RECOVERED_WITHIN_MS = 10_000;
const SOURCES = ['kubernetes', 'argocd', 'prometheus'];

const environmentOf = (fault: string | number) => `fault-${fault}`;

function states({ sources }: EnvironmentSnapshot): string[] {
  return sources.map(({ id, state }) => `${id}: ${state}`);
}

function allOk({ sources, health }: EnvironmentSnapshot): boolean {
  return (
    sources.length === SOURCES.length &&
    sources.every(({ state }) => state === 'ok') &&
    health.status !== 'unknown'
  );
}

function allTold({ sources, health }: EnvironmentSnapshot): boolean {
  return (
    sources.length === SOURCES.length &&
    sources.every(({ state }) => state !== 'ok') &&
    health.status === 'unknown'
  );
}

describe('faults of the upstreams', () => {
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => rejections.push(reason);
  let scene: FaultScene;

  /** The environments for which it does not become true in time, with what they say instead. */
  async function lateFor(
    isTrue: (view: EnvironmentSnapshot) => boolean,
    within: number,
  ): Promise<Record<string, string[]>> {
    const deadline = performance.now() + within;
    const waiting = new Set(FAULTS.map(environmentOf));
    let late: Record<string, string[]> = {};
    while (waiting.size > 0 && performance.now() < deadline) {
      late = {};
      for (const name of [...waiting]) {
        const view = await scene.view(name);
        if (isTrue(view)) {
          waiting.delete(name);
        } else {
          late[name] = [...states(view), view.health.sentence];
        }
      }
      await wait(200);
    }
    return waiting.size === 0 ? {} : late;
  }

  beforeAll(async () => {
    process.on('unhandledRejection', onRejection);
    scene = await FaultScene.create(FAULTS.map(environmentOf));
  }, 120_000);

  afterAll(async () => {
    await scene.close();
    process.off('unhandledRejection', onRejection);
  }, 60_000);

  it('are told of within 15 s, turn facts unknown, and pass within 10 s of their end', async () => {
    expect(await lateFor(allOk, 60_000)).toEqual({});
    for (const fault of FAULTS) {
      scene
        .servers(environmentOf(fault))
        .forEach(server => server.spoil(fault));
    }
    expect(await lateFor(allTold, TOLD_WITHIN_MS)).toEqual({});

    const until = performance.now() + LASTS_MS;
    while (performance.now() < until) {
      for (const fault of FAULTS) {
        const view = await scene.view(environmentOf(fault));
        expect([fault, view.health.status]).toEqual([fault, 'unknown']);
      }
      await wait(500);
    }

    for (const fault of FAULTS) {
      scene.servers(environmentOf(fault)).forEach(server => server.mend());
    }
    expect(await lateFor(allOk, RECOVERED_WITHIN_MS)).toEqual({});
    expect(rejections).toEqual([]);
  }, 180_000);
});
