import { readSchedule } from './cronSchedule';

function next(schedule: string, from: string, timeZone?: string): string {
  const read = readSchedule({ schedule, timeZone });
  return 'problem' in read
    ? read.problem
    : new Date(read.nextAfter(Date.parse(from))).toISOString();
}

describe('readSchedule', () => {
  it.each([
    [
      '0 2 * * *',
      undefined,
      '2026-03-02T02:00:00Z',
      '2026-03-03T02:00:00.000Z',
    ],
    [
      '0 2 * * *',
      'Europe/Zurich',
      '2026-03-02T00:00:00Z',
      '2026-03-02T01:00:00.000Z',
    ],
    [
      'TZ=Europe/Zurich 0 2 * * *',
      undefined,
      '2026-07-02T00:00:00Z',
      '2026-07-03T00:00:00.000Z',
    ],
    [
      '@every 1h30m',
      undefined,
      '2026-03-02T00:10:00Z',
      '2026-03-02T01:40:00.000Z',
    ],
    [
      '@midnight',
      undefined,
      '2026-03-02T00:10:00Z',
      '2026-03-03T00:00:00.000Z',
    ],
    // A month of thirty days has no 31st.
    [
      '0 0 31 * *',
      undefined,
      '2026-03-31T01:00:00Z',
      '2026-05-31T00:00:00.000Z',
    ],
    // The clocks go forward: there is no half past two, and the controller leaves that run out.
    [
      '30 2 * * *',
      'Europe/Zurich',
      '2026-03-28T12:00:00Z',
      '2026-03-30T00:30:00.000Z',
    ],
    [
      '30 * * * *',
      'Europe/Zurich',
      '2026-03-29T00:40:00Z',
      '2026-03-29T01:30:00.000Z',
    ],
    // The clocks go back: there are two of them.
    [
      '30 2 * * *',
      'Europe/Zurich',
      '2026-10-24T12:00:00Z',
      '2026-10-25T00:30:00.000Z',
    ],
  ])('%s in %s after %s is due at %s', (schedule, zone, from, expected) => {
    expect(next(schedule, from, zone)).toBe(expected);
  });

  it('is never due after the end of all calendars', () => {
    const read = readSchedule({ schedule: '0 2 * * *' });
    expect('problem' in read ? read : read.nextAfter(8.64e15)).toBe(Infinity);
  });

  it.each([
    ['', 'no schedule'],
    ['0 2 * * * *', 'five fields'],
    ['@every 90', 'no duration'],
    ['@every 0s', 'no duration'],
    ['61 * * * *', '61'],
  ])('says what is wrong with %p', (schedule, problem) => {
    expect(next(schedule, '2026-03-02T00:00:00Z')).toContain(problem);
  });
});
