import { once } from 'node:events';
import { mockServices } from '@backstage/backend-test-utils';
import { delay } from '@flightdeck/plugin-environments-node';
import { eventually } from '../__testUtils__/eventually';
import { aDefinition } from '../__testUtils__/fixtures';
import { ChecklistLoop } from './ChecklistLoop';

const [DEV, STAGING, PROD] = ['dev', 'staging', 'prod'].map(
  stage => `resource:default/shop-${stage}`,
);

describe('ChecklistLoop', () => {
  const stopping: AbortController[] = [];

  function start(options: { sweepMs?: number; reloadMs?: number } = {}) {
    const controller = new AbortController();
    stopping.push(controller);
    const looks: string[] = [];
    const reloads: string[] = [];
    const logger = mockServices.logger.mock();
    const live = { environmentRef: PROD, id: 'sheet', version: 1 };
    const state = { broken: '', now: 0, live };
    let tell: (refs: readonly string[]) => void = () => {};
    const running = new ChecklistLoop({
      book: { of: () => undefined },
      keeper: {
        look: async (ref, extent) => {
          looks.push(`${ref.split('-')[1]} ${String(extent)}`);
          if (ref === state.broken) {
            throw new Error('The database is away.');
          }
        },
        reload: async ref => {
          reloads.push(ref);
        },
      },
      environments: {
        list: () => [
          aDefinition({ ref: DEV }),
          aDefinition({ ref: STAGING, promotesFrom: DEV }),
          aDefinition({ ref: PROD, promotesFrom: STAGING }),
        ],
      },
      snapshots: {
        subscribe: listener => {
          tell = listener;
          return () => {};
        },
      },
      sheets: { listLive: async () => [state.live] },
      logger,
      now: () => state.now,
      delay,
      gatherMs: 1,
      restMs: 1_000,
      sweepMs: 600_000,
      reloadMs: 600_000,
      ...options,
    }).run(controller.signal);
    const looked = (...expected: string[]) =>
      eventually(() => expect(looks).toEqual(expected)).then(() =>
        looks.splice(0),
      );
    return {
      controller,
      logger,
      looked,
      looks,
      reloads,
      running,
      state,
      tell: (...refs: string[]) => tell(refs),
    };
  }

  afterEach(() => stopping.splice(0).forEach(one => one.abort()));

  it('looks at all at first, then at what changed and what gets its releases from it', async () => {
    const { looked, looks, state, tell } = start();
    await looked('dev from-memory', 'staging from-memory', 'prod from-memory');
    state.now += 1_000;
    tell(STAGING);
    await looked('staging from-memory', 'prod from-memory');
    tell(PROD);
    // It was looked at just now: this one waits, and the other does not.
    tell(DEV);
    await looked('dev from-memory');
    expect(looks).toEqual([]);
    state.now += 1_000;
    await looked('prod from-memory', 'staging from-memory');
  });

  it('goes on after a failure, and tells of it once in a row', async () => {
    const { logger, looked, state, tell } = start();
    state.broken = PROD;
    await looked('dev from-memory', 'staging from-memory', 'prod from-memory');
    for (const _ of [1, 2]) {
      state.now += 1_000;
      tell(PROD);
      await looked('prod from-memory');
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringContaining(`Keeping the checklist of ${PROD} failed`),
    );
  });

  it('asks every collector by the clock, and reads what was answered elsewhere', async () => {
    const { looks, reloads } = start({ sweepMs: 5, reloadMs: 5 });
    await eventually(() => {
      for (const stage of ['dev', 'staging', 'prod']) {
        expect(looks).toContain(`${stage} everything`);
      }
      expect(reloads).toContain(PROD);
    });
  });

  /** Looks at many environments, by a clock that jumps to whatever is next. */
  async function lookAtMany(
    count: number,
    lastMs: number,
    look: (ref: string, signal: AbortSignal) => Promise<void> = async () => {},
  ) {
    const controller = new AbortController();
    stopping.push(controller);
    const looks: { ref: string; at: number; extent: string }[] = [];
    const timers: { at: number; ring: () => void }[] = [];
    let now = 0;
    const running = new ChecklistLoop({
      book: { of: () => undefined },
      keeper: {
        look: async (ref, extent) => {
          looks.push({ ref, at: now, extent: String(extent) });
          await look(ref, controller.signal);
        },
        reload: async () => {},
      },
      environments: {
        list: () =>
          Array.from({ length: count }, (_, number) =>
            aDefinition({ ref: `resource:default/shop-${number}` }),
          ),
      },
      snapshots: { subscribe: () => () => {} },
      sheets: { listLive: async () => [] },
      logger: mockServices.logger.mock(),
      now: () => now,
      delay: ms =>
        new Promise<void>(ring => {
          timers.push({ at: now + ms, ring });
          if (controller.signal.aborted) {
            ring();
          }
        }),
      gatherMs: 500,
      restMs: 3_000,
      sweepMs: 60_000,
      reloadMs: 5_000,
    }).run(controller.signal);
    while (now < lastMs) {
      timers.sort((a, b) => a.at - b.at);
      const next = timers.shift();
      now = next?.at ?? now;
      next?.ring();
      for (let turn = 0; turn < count; turn += 1) {
        await new Promise(setImmediate);
      }
    }
    controller.abort();
    timers.forEach(({ ring }) => ring());
    await running;
    return looks;
  }

  it('looks at everything every minute, a few environments at a time', async () => {
    const looks = await lookAtMany(40, 299_000);
    const sweeps = looks.filter(({ extent }) => extent === 'everything');
    const times = new Map<string, number[]>();
    for (const { at, ref } of sweeps) {
      times.set(ref, [...(times.get(ref) ?? []), at]);
    }
    expect(times.size).toBe(40);
    for (const [first, ...others] of times.values()) {
      expect(first).toBeLessThan(120_000);
      const pauses = others.map((at, index) => at - [first, ...others][index]);
      expect(new Set(pauses)).toEqual(new Set([60_000]));
    }
    const moments = sweeps.map(({ at }) => at).filter(at => at < 119_000);
    expect(new Set(moments).size).toBe(10);
  });

  it('has one that takes long keep few others waiting', async () => {
    const looks = await lookAtMany(40, 20_000, async (ref, signal) => {
      if (ref.endsWith('-0')) {
        await once(signal, 'abort');
      }
    });
    expect(new Set(looks.map(({ ref }) => ref)).size).toBe(40);
  });

  it('leaves the process to others between two looks', async () => {
    let turns = 0;
    let isOver = false;
    const turn = () => {
      turns += 1;
      if (!isOver) {
        setImmediate(turn);
      }
    };
    const seen: number[] = [];
    turn();
    await lookAtMany(40, 500, async () => {
      seen.push(turns);
    });
    isOver = true;
    expect(new Set(seen).size).toBeGreaterThanOrEqual(10);
  });

  it('ends when it is told to', async () => {
    const { controller, looked, looks, running, tell } = start();
    await looked('dev from-memory', 'staging from-memory', 'prod from-memory');
    controller.abort();
    await running;
    tell(PROD);
    expect(looks).toEqual([]);
  });
});
