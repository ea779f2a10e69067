import { aWindow, cron } from '../__testUtils__/aWindow';
import type { DeploymentWindow } from './DeploymentWindow';
import { judgeWindows } from './judgeWindows';

const ARGO = 'argocd/main/shop';

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
  ])('closes: %s', (_, windows, closesAt) => {
    const verdict = judge(
      windows.map((window, index) => aWindow({ ...window, name: `w${index}` })),
      NOW,
    );
    expect(verdict).toMatchObject({ state: 'open' });
    expect(verdict.closesAt).toBe(closesAt);
    expect(verdict.opensAt).toBeUndefined();
  });
});
