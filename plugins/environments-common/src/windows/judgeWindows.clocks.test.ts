import { aWindow, cron } from '../__testUtils__/aWindow';
import type { DeploymentWindow } from './DeploymentWindow';
import { judgeWindows } from './judgeWindows';

const judge = (windows: DeploymentWindow[], now: string) =>
  judgeWindows(windows, { now: new Date(now), claims: ['user:default/ada'] });

describe('clocks that change', () => {
  const ZONE = 'Europe/Berlin';
  // In 2026 the clock goes forward on 29 March at 2:00, and back on 25 October at 3:00.
  const begins = (times: DeploymentWindow['times'], now: string) =>
    judge([aWindow({ times, timeZone: ZONE })], now).windows[0];

  it.each<[string, DeploymentWindow['times'], string, string, string]>([
    [
      'a usual day in winter',
      cron('30 2 * * *', 60),
      '2026-03-28T00:00:00Z',
      '2026-03-28T01:30:00.000Z',
      '2026-03-28T02:30:00.000Z',
    ],
    [
      'what begins in the skipped hour is left out',
      cron('30 2 * * *', 60),
      '2026-03-29T00:00:00Z',
      '2026-03-30T00:30:00.000Z',
      '2026-03-30T01:30:00.000Z',
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
      '2026-10-25T01:50:00.000Z',
    ],
    [
      'by the clock, too',
      cron('30 2 * * *', 20, true),
      '2026-10-25T00:55:00Z',
      '2026-10-25T01:30:00.000Z',
      '2026-10-25T01:50:00.000Z',
    ],
  ])('%s', (_, times, now, next, end) => {
    expect(begins(times, now)).toMatchObject({ active: false, next });
    expect(begins(times, next)).toMatchObject({ active: true, until: end });
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

describe('days of other lengths', () => {
  const FORWARD = '2026-03-28T12:00:00Z';
  const BACK = '2026-10-24T12:00:00Z';

  it.each<[string, string, string, boolean, string, string, string]>([
    [
      '23 hours',
      'Europe/Berlin',
      '29 3',
      true,
      FORWARD,
      '2026-03-28T23:00',
      '2026-03-29T22:00',
    ],
    [
      '24 hours of it',
      'Europe/Berlin',
      '29 3',
      false,
      FORWARD,
      '2026-03-28T23:00',
      '2026-03-29T23:00',
    ],
    [
      '25 hours',
      'Europe/Berlin',
      '25 10',
      true,
      BACK,
      '2026-10-24T22:00',
      '2026-10-25T23:00',
    ],
    [
      '24 hours of them',
      'Europe/Berlin',
      '25 10',
      false,
      BACK,
      '2026-10-24T22:00',
      '2026-10-25T22:00',
    ],
    [
      '23 hours on another day',
      'America/New_York',
      '8 3',
      true,
      '2026-03-07T12:00:00Z',
      '2026-03-08T05:00',
      '2026-03-09T04:00',
    ],
    [
      '25 hours on another day',
      'America/New_York',
      '1 11',
      true,
      '2026-10-31T12:00:00Z',
      '2026-11-01T04:00',
      '2026-11-02T05:00',
    ],
    [
      '23 hours and a half',
      'Australia/Lord_Howe',
      '4 10',
      true,
      '2026-10-03T12:00:00Z',
      '2026-10-03T13:30',
      '2026-10-04T13:00',
    ],
    [
      'a day without midnight',
      'America/Santiago',
      '6 9',
      true,
      '2026-09-05T12:00:00Z',
      '2026-09-06T04:00',
      '2026-09-07T03:00',
    ],
    [
      'no change at all',
      'Asia/Kolkata',
      '29 3',
      true,
      FORWARD,
      '2026-03-28T18:30',
      '2026-03-29T18:30',
    ],
  ])(
    '%s: %s, %s, by the clock: %s',
    (_, timeZone, date, byClock, now, begin, end) => {
      const day = aWindow({
        times: cron(`0 0 ${date} *`, 1440, byClock),
        timeZone,
      });
      const next = `${begin}:00.000Z`;
      const until = `${end}:00.000Z`;
      expect(judge([day], now)).toMatchObject({
        state: 'open',
        closesAt: next,
      });
      expect(judge([day], next)).toMatchObject({
        state: 'closed',
        opensAt: until,
      });
      expect(judge([day], until).state).toBe('open');
    },
  );

  it('takes each window by its own clock, and a deny over an allow', () => {
    const office = aWindow({
      name: 'Office hours',
      kind: 'allow',
      times: cron('0 9 * * 1-5', 8 * 60, true),
      timeZone: 'America/New_York',
    });
    const night = aWindow({
      name: 'Night',
      times: cron('0 17 * * *', 60, true),
      timeZone: 'Europe/Berlin',
    });
    // A week in which Berlin has gone back to winter, and New York has not.
    expect(judge([office, night], '2026-10-26T12:00:00Z').opensAt).toBe(
      '2026-10-26T13:00:00.000Z',
    );
    expect(judge([office, night], '2026-10-26T16:30:00Z')).toMatchObject({
      state: 'closed',
      opensAt: '2026-10-26T17:00:00.000Z',
    });
    // A week later the office begins an hour later by UTC.
    expect(judge([office, night], '2026-11-02T12:00:00Z').opensAt).toBe(
      '2026-11-02T14:00:00.000Z',
    );
  });

  it('knows no end of a freeze without one, whatever allows', () => {
    const verdict = judge(
      [
        aWindow({ name: 'Freeze', times: { from: '2026-01-01T00:00:00Z' } }),
        aWindow({ kind: 'allow', times: cron('0 * * * *', 30, true) }),
      ],
      '2026-10-26T12:10:00Z',
    );
    expect(verdict.state).toBe('closed');
    expect(verdict.opensAt).toBeUndefined();
    expect(verdict.message).toContain('No opening is known within a year.');
  });
});
