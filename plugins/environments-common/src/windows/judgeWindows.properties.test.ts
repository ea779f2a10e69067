import fc from 'fast-check';
import { DateTime } from 'luxon';
import type { DeploymentWindow, WindowState } from './DeploymentWindow';
import { judgeWindows } from './judgeWindows';

const MINUTE = 60_000;
const YEAR = 366 * 24 * 60 * MINUTE;
const zones = fc.constantFrom(
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
);
const schedules = fc
  .tuple(
    fc.integer({ min: 0, max: 59 }),
    fc.constantFrom('*', '*/3', '0', '2', '2,3', '22'),
    fc.constantFrom('*', '*', '1', '28-31'),
    fc.constantFrom('*', '*', '3,10'),
    fc.constantFrom('*', '*', '0', '1-5', '6,7'),
  )
  .map(fields => fields.join(' '));
// Around the nights in which clocks change.
const moments = fc
  .tuple(
    fc.constantFrom('2026-03-29', '2026-10-25', '2026-11-01', '2026-03-08'),
    fc.integer({ min: -3 * 24 * 60, max: 3 * 24 * 60 }),
  )
  .map(([day, minutes]) => Date.parse(day) + minutes * MINUTE);
const dates = fc
  .tuple(moments, fc.option(fc.integer({ min: 1, max: 5_000 })))
  .map(([from, minutes]) => ({
    from: new Date(from).toISOString(),
    to: minutes ? new Date(from + minutes * MINUTE).toISOString() : undefined,
  }));
const durations = fc.constantFrom(15, 60, 90, 600, 1440, 3000, 40_000);
const windows = fc
  .array(
    fc.record({
      kind: fc.constantFrom('allow' as const, 'deny' as const),
      times: fc.oneof(
        {
          weight: 5,
          arbitrary: fc.record({
            schedule: schedules,
            durationMinutes: durations,
            byClock: fc.boolean(),
          }),
        },
        dates,
      ),
      timeZone: zones,
      exempt: fc.constantFrom<string[]>([], [], ['user:default/ada']),
      manualAllowed: fc.constantFrom(false, false, true),
      source: fc.constantFrom('config', 'argocd/main/shop'),
    }),
    { maxLength: 4 },
  )
  .map((list): DeploymentWindow[] =>
    list.map((window, index) => ({
      ...window,
      id: `${index}`,
      name: `w${index}`,
    })),
  );

const judge = (list: readonly DeploymentWindow[], time: number) =>
  judgeWindows(list, { now: new Date(time), claims: ['user:default/ada'] });

/** None where none is told. */
const toTimes = (time: string | undefined) =>
  time === undefined ? [] : [Date.parse(time)];

describe('what is told of the times to come', () => {
  it('comes true: closed until it opens, and open then', () => {
    fc.assert(
      fc.property(
        windows,
        moments,
        fc.double({ min: 0, max: 1, noNaN: true }),
        (list, now, part) => {
          const { state, opensAt, closesAt } = judge(list, now);
          const isClosed = state === 'closed';
          const changes = toTimes(isClosed ? opensAt : closesAt);
          const [until] = [...changes, now + YEAR];
          expect(until).toBeGreaterThan(now);
          const between = Math.floor(now + (until - now) * part * 0.999);
          for (const time of [between, until - 1]) {
            expect(judge(list, time).state === 'closed').toBe(isClosed);
          }
          for (const change of changes) {
            expect(judge(list, change).state === 'closed').toBe(!isClosed);
          }
        },
      ),
      { numRuns: 300 },
    );
  });

  it('holds for each window: its state changes when it was told, and not before', () => {
    fc.assert(
      fc.property(windows, moments, (list, now) => {
        for (const { window, active, until, next } of judge(list, now)
          .windows) {
          for (const change of toTimes(active ? until : next)) {
            expect(judge([window], change - 1).windows[0].active).toBe(active);
            expect(judge([window], change).windows[0].active).toBe(!active);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('windows together', () => {
  /** As people are told it, from the states of the windows alone. */
  const isClosedBy = (states: readonly WindowState[], source: string) => {
    const binding = states.filter(
      ({ window }) => window.source === source && !window.manualAllowed,
    );
    const bound = binding.filter(({ window }) => window.exempt.length === 0);
    const allows = states.filter(
      ({ window }) => window.source === source && window.kind === 'allow',
    );
    return (
      bound.some(({ active, window }) => active && window.kind === 'deny') ||
      (bound.some(({ window }) => window.kind === 'allow') &&
        !allows.some(({ active }) => active))
    );
  };

  it('close when one denies, or none of those allows of which one is needed', () => {
    fc.assert(
      fc.property(windows, moments, (list, now) => {
        const verdict = judge(list, now);
        const sources = new Set(list.map(({ source }) => source));
        expect(verdict.state === 'closed').toBe(
          [...sources].some(source => isClosedBy(verdict.windows, source)),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('stay closed when one more denies', () => {
    fc.assert(
      fc.property(windows, moments, (list, now) => {
        const deny: DeploymentWindow = {
          id: 'deny',
          name: 'deny',
          kind: 'deny',
          times: { from: new Date(now).toISOString() },
          timeZone: 'UTC',
          exempt: [],
          manualAllowed: false,
          source: 'config',
        };
        const { state, opensAt } = judge([...list, deny], now);
        expect([state, opensAt]).toEqual(['closed', undefined]);
      }),
      { numRuns: 100 },
    );
  });

  it('are the same in any order', () => {
    fc.assert(
      fc.property(windows, moments, (list, now) => {
        const { state, opensAt, closesAt } = judge(list, now);
        expect(judge([...list].reverse(), now)).toMatchObject({
          state,
          ...(opensAt && { opensAt }),
          ...(closesAt && { closesAt }),
        });
      }),
      { numRuns: 100 },
    );
  });
});

describe('a window by the clock', () => {
  it('runs exactly when the clock shows a time in it', () => {
    fc.assert(
      fc.property(
        moments,
        zones,
        fc.integer({ min: 0, max: 1439 }),
        fc.integer({ min: 1, max: 1439 }),
        (now, timeZone, begin, durationMinutes) => {
          const schedule = `${begin % 60} ${Math.floor(begin / 60)} * * *`;
          const [window] = judge(
            [
              {
                id: 'w',
                name: 'w',
                kind: 'deny',
                times: { schedule, durationMinutes, byClock: true },
                timeZone,
                exempt: [],
                manualAllowed: false,
                source: 'config',
              },
            ],
            now,
          ).windows;
          const clock = DateTime.fromMillis(now, { zone: timeZone });
          const shown = clock.hour * 60 + clock.minute;
          const since = (shown - begin + 1440) % 1440;
          expect(window.active).toBe(since < durationMinutes);
        },
      ),
      { numRuns: 500 },
    );
  });
});
