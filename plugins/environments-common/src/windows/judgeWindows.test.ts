import type { DeploymentWindow } from './DeploymentWindow';
import { judgeWindows } from './judgeWindows';

const CONFIG = 'config';
const ARGO = 'argocd/main/shop';

function aWindow(change: Partial<DeploymentWindow>): DeploymentWindow {
  const name = change.name ?? 'w';
  return {
    id: name,
    name,
    kind: 'deny',
    times: { schedule: '0 16 * * 5', durationMinutes: 60 },
    timeZone: 'UTC',
    exempt: [],
    manualAllowed: false,
    source: CONFIG,
    ...change,
  };
}

const cron = (
  schedule: string,
  durationMinutes: number,
  byClock?: boolean,
) => ({ schedule, durationMinutes, byClock });

const judge = (
  windows: DeploymentWindow[],
  now: string,
  claims: string[] = ['user:default/ada', 'group:default/shop'],
) => judgeWindows(windows, { now: new Date(now), claims });

// A Friday.
const NOW = '2026-08-21T16:30:00.000Z';
const ON = { from: '2026-08-21T00:00:00Z', to: '2026-08-22T00:00:00Z' };
const OFF = { from: '2026-09-01T00:00:00Z', to: '2026-09-02T00:00:00Z' };

describe('which windows hold a person back', () => {
  const deny = { kind: 'deny' as const, times: ON };
  const idleDeny = { kind: 'deny' as const, times: OFF };
  const allow = { kind: 'allow' as const, times: ON };
  const idleAllow = { kind: 'allow' as const, times: OFF };
  const manual = { manualAllowed: true };
  const ada = { exempt: ['user:default/ada'] };
  const team = { exempt: ['group:default/shop'] };
  const others = { exempt: ['user:default/bob'] };

  it.each<[string, Partial<DeploymentWindow>[], string]>([
    ['no window', [], 'open'],
    ['a deny that runs', [deny], 'closed'],
    ['a deny that does not', [idleDeny], 'open'],
    ['an allow that runs', [allow], 'open'],
    ['an allow that does not', [idleAllow], 'closed'],
    ['one of two allows', [idleAllow, allow], 'open'],
    ['a deny over an allow', [allow, deny], 'closed'],
    ['a deny for automation alone', [{ ...deny, ...manual }], 'open'],
    [
      'denies of which one is for all',
      [{ ...deny, ...manual }, deny],
      'closed',
    ],
    ['an allow that people need not', [{ ...idleAllow, ...manual }], 'open'],
    [
      'allows of which people need one',
      [{ ...idleAllow, ...manual }, idleAllow],
      'closed',
    ],
    [
      'the allow that people need not, running',
      [{ ...allow, ...manual }, idleAllow],
      'open',
    ],
    ['an exempt person', [{ ...deny, ...ada }], 'exempt'],
    ['a member of an exempt group', [{ ...deny, ...team }], 'exempt'],
    ['somebody else is exempt', [{ ...deny, ...others }], 'closed'],
    ['exempt of one of two', [{ ...deny, ...ada }, deny], 'closed'],
    ['exempt of an allow', [{ ...idleAllow, ...ada }], 'exempt'],
    [
      'exempt of one of two allows',
      [{ ...idleAllow, ...ada }, idleAllow],
      'closed',
    ],
    ['exempt when nothing is closed', [{ ...idleDeny, ...ada }], 'open'],
    [
      'an allow of ours does not open Argo CD',
      [allow, { ...idleAllow, source: ARGO }],
      'closed',
    ],
    [
      'nor the other way round',
      [idleAllow, { ...allow, source: ARGO }],
      'closed',
    ],
    ['both are open', [allow, { ...allow, source: ARGO }], 'open'],
  ])('%s', (_, windows, state) => {
    expect(
      judge(
        windows.map((window, index) =>
          aWindow({ ...window, name: `w${index}` }),
        ),
        NOW,
      ).state,
    ).toBe(state);
  });
});

describe('when it opens and closes', () => {
  it.each<[string, Partial<DeploymentWindow>[], string | undefined]>([
    ['the end of a deny', [{}], '2026-08-21T17:00:00.000Z'],
    [
      'the end of the longer of two',
      [{}, { times: cron('0 15 * * *', 180) }],
      '2026-08-21T18:00:00.000Z',
    ],
    [
      'the end of a chain of denies',
      [
        {},
        { times: cron('0 17 * * 5', 60) },
        { times: cron('50 17 * * 5', 20) },
      ],
      '2026-08-21T18:10:00.000Z',
    ],
    [
      'spans of one window that touch',
      [{ times: cron('0 16-20 * * 5', 60) }],
      '2026-08-21T21:00:00.000Z',
    ],
    [
      'the begin of the first allow',
      [
        { kind: 'allow', times: cron('0 9 * * 1-4', 60) },
        { kind: 'allow', times: cron('0 6 * * 1', 60) },
      ],
      '2026-08-24T06:00:00.000Z',
    ],
    [
      'an allow of which a deny has the first half',
      [
        { kind: 'allow', times: cron('0 9 * * 1-5', 120) },
        { times: cron('0 8 * * 1', 120) },
      ],
      '2026-08-24T10:00:00.000Z',
    ],
    [
      'the first moment at which all sources are open',
      [
        { kind: 'allow', times: cron('0 9 * * *', 60) },
        { kind: 'allow', times: cron('30 9 1 * *', 60), source: ARGO },
      ],
      '2026-09-01T09:30:00.000Z',
    ],
    [
      'never, where sources have no moment in common',
      [
        { kind: 'allow', times: cron('0 9 * * *', 60) },
        { kind: 'allow', times: cron('0 10 * * *', 60), source: ARGO },
      ],
      undefined,
    ],
    [
      'never, when spans outlast their period',
      [{ times: cron('0 * * * *', 90) }],
      undefined,
    ],
    [
      'never, by the clock, too',
      [{ times: cron('0 0 * * *', 1440, true) }],
      undefined,
    ],
    ['never, without a last date', [{ times: { from: ON.from } }], undefined],
    [
      'never, beyond a year',
      [{ times: { from: ON.from, to: '2028-01-01T00:00:00Z' } }],
      undefined,
    ],
    [
      'never, when the last allow is over',
      [
        {
          kind: 'allow',
          times: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' },
        },
      ],
      undefined,
    ],
    [
      'the day after a dated freeze',
      [{ times: ON }],
      '2026-08-22T00:00:00.000Z',
    ],
    [
      'a leap day is too far',
      [{ kind: 'allow', times: cron('0 0 29 2 *', 60) }],
      undefined,
    ],
  ])('%s', (_, windows, opensAt) => {
    const verdict = judge(
      windows.map((window, index) => aWindow({ ...window, name: `w${index}` })),
      NOW,
    );
    expect(verdict).toMatchObject({ state: 'closed' });
    expect(verdict.opensAt).toBe(opensAt);
    expect(verdict.closesAt).toBeUndefined();
  });

  it.each<[string, Partial<DeploymentWindow>[], string | undefined]>([
    [
      'the begin of a deny',
      [{ times: cron('0 18 * * 5', 60) }],
      '2026-08-21T18:00:00.000Z',
    ],
    ['the end of an allow', [{ kind: 'allow' }], '2026-08-21T17:00:00.000Z'],
    [
      'the end of the last of overlapping allows',
      [{ kind: 'allow' }, { kind: 'allow', times: cron('45 16 * * 5', 60) }],
      '2026-08-21T17:45:00.000Z',
    ],
    [
      'never, with a deny that is over',
      [{ times: { from: '2026-01-01T00:00:00Z', to: '2026-02-01T00:00:00Z' } }],
      undefined,
    ],
    ['never, for automation alone', [{ manualAllowed: true }], undefined],
  ])('it closes: %s', (_, windows, closesAt) => {
    const verdict = judge(
      windows.map((window, index) => aWindow({ ...window, name: `w${index}` })),
      NOW,
    );
    expect(verdict).toMatchObject({ state: 'open' });
    expect(verdict.closesAt).toBe(closesAt);
    expect(verdict.opensAt).toBeUndefined();
  });
});

describe('clocks that change', () => {
  const ZONE = 'Europe/Berlin';
  // In 2026 the clock goes forward on 29 March at 2:00, and back on 25 October at 3:00.
  const begins = (times: DeploymentWindow['times'], now: string) =>
    judge([aWindow({ times, timeZone: ZONE })], now).windows[0];

  it.each<
    [
      string,
      DeploymentWindow['times'],
      string,
      string | undefined,
      string | undefined,
    ]
  >([
    [
      'a usual day in winter',
      cron('30 2 * * *', 60),
      '2026-03-28T00:00:00Z',
      '2026-03-28T01:30:00.000Z',
      undefined,
    ],
    [
      'what begins in the skipped hour is left out',
      cron('30 2 * * *', 60),
      '2026-03-29T00:00:00Z',
      '2026-03-30T00:30:00.000Z',
      undefined,
    ],
    [
      'or begins after it, by the clock',
      cron('30 2 * * *', 60, true),
      '2026-03-29T00:00:00Z',
      '2026-03-29T01:00:00.000Z',
      '2026-03-29T01:30:00.000Z',
    ],
    [
      'what is all in it does not happen',
      cron('10 2 * * *', 30, true),
      '2026-03-29T00:00:00Z',
      '2026-03-30T00:10:00.000Z',
      '2026-03-30T00:40:00.000Z',
    ],
    [
      'a night as long as others',
      cron('0 22 * * *', 480),
      '2026-03-28T20:00:00Z',
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T05:00:00.000Z',
    ],
    [
      'a night that ends with the clock',
      cron('0 22 * * *', 480, true),
      '2026-03-28T20:00:00Z',
      '2026-03-28T21:00:00.000Z',
      '2026-03-29T04:00:00.000Z',
    ],
    [
      'a longer night in autumn',
      cron('0 22 * * *', 480, true),
      '2026-10-24T18:00:00Z',
      '2026-10-24T20:00:00.000Z',
      '2026-10-25T05:00:00.000Z',
    ],
    [
      'a repeated hour has it twice',
      cron('30 2 * * *', 20),
      '2026-10-25T00:52:00Z',
      '2026-10-25T01:30:00.000Z',
      undefined,
    ],
    [
      'by the clock, too',
      cron('30 2 * * *', 20, true),
      '2026-10-25T00:55:00Z',
      '2026-10-25T01:30:00.000Z',
      undefined,
    ],
  ])('%s', (_, times, now, next, end) => {
    expect(begins(times, now)).toMatchObject({ active: false, next });
    if (end !== undefined && next !== undefined) {
      expect(begins(times, next)).toMatchObject({ active: true, until: end });
    }
  });

  it('shows a weekly freeze from Friday to Monday over the change', () => {
    const freeze = aWindow({
      times: cron('0 16 * * 5', 64 * 60, true),
      timeZone: ZONE,
    });
    expect(judge([freeze], '2026-03-28T12:00:00Z').opensAt).toBe(
      '2026-03-30T06:00:00.000Z',
    );
    expect(judge([freeze], '2026-04-04T12:00:00Z').opensAt).toBe(
      '2026-04-06T06:00:00.000Z',
    );
  });
});

describe('windows that cannot be read', () => {
  it.each<[string, Partial<DeploymentWindow>, string]>([
    ['a schedule', { times: cron('61 * * * *', 60) }, 'got value 61'],
    ['six fields', { times: cron('0 0 0 * * *', 60) }, 'five fields of cron'],
    ['a zone', { timeZone: 'Europe/Nowhere' }, 'no time zone Europe/Nowhere'],
    ['a date', { times: { from: 'soon' } }, 'its dates are none'],
    [
      'dates in the wrong order',
      { times: { from: ON.to, to: ON.from } },
      'ends before it begins',
    ],
    ['no duration', { times: cron('0 0 * * *', 0) }, 'no duration'],
  ])('%s leaves the answer unknown, and is told', (_, change, words) => {
    const window = aWindow({ name: 'broken', ...change });
    const verdict = judge([window], NOW);
    expect(verdict).toMatchObject({
      state: 'unknown',
      windows: [{ active: false }],
    });
    expect(verdict.message).toContain(
      'The times of the window "broken" (config) cannot be read',
    );
    expect(verdict.message).toContain(words);
    expect(judge([{ ...window, kind: 'allow' }], NOW).state).toBe('unknown');
    expect(judge([window, aWindow({ times: ON })], NOW).state).toBe('closed');
  });

  it('does not call open what a source could not tell', () => {
    const problems = ['The project shop of Argo CD main could not be read.'];
    const options = { now: new Date(NOW), claims: [], problems };
    expect(judgeWindows([], options)).toMatchObject({
      state: 'unknown',
      message: expect.stringContaining(problems[0]),
    });
    expect(judgeWindows([aWindow({})], options)).toMatchObject({
      state: 'closed',
      opensAt: '2026-08-21T17:00:00.000Z',
    });
  });
});

describe('what it says', () => {
  it.each<[string, Partial<DeploymentWindow>[], string]>([
    [
      'why, until when, and in which zone',
      [
        {
          name: 'Weekend',
          reason: 'nobody is here',
          timeZone: 'Europe/Berlin',
          times: cron('0 16 * * 5', 64 * 60, true),
        },
      ],
      'The window "Weekend" lets nothing change: nobody is here. It opens on Mon 24 Aug 2026, 08:00 (Europe/Berlin, UTC+02:00).',
    ],
    [
      'what is needed',
      [{ name: 'Office hours', kind: 'allow', times: cron('0 9 * * 1-5', 60) }],
      'Changes are allowed only inside the window "Office hours". It opens on Mon 24 Aug 2026, 09:00 (UTC, UTC+00:00).',
    ],
    [
      'that nobody knows the end',
      [{ name: 'Freeze', times: { from: ON.from } }],
      'The window "Freeze" lets nothing change. No opening is known within a year.',
    ],
    [
      'whom it lets through',
      [{ name: 'Freeze', exempt: ['user:default/ada'] }],
      'The window "Freeze" lets nothing change. You are exempt.',
    ],
    [
      'when it closes',
      [{ times: cron('0 18 * * 5', 60), timeZone: 'America/New_York' }],
      'Changes are allowed now. It closes on Fri 21 Aug 2026, 18:00 (America/New_York, UTC-04:00).',
    ],
    ['that there is none', [], 'No window bears on the environment.'],
  ])('%s', (_, windows, message) => {
    expect(judge(windows.map(aWindow), NOW).message).toBe(message);
  });
});
