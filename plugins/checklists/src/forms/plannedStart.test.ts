import { DateTime } from 'luxon';
import { plannedStart, readStart } from './plannedStart';

const now = DateTime.fromISO('2026-03-28T10:20:00', { zone: 'Europe/Berlin' });

describe('plannedStart', () => {
  it.each([
    [undefined, '2026-03-28T12:00'],
    ['2026-03-28T15:00:00Z', '2026-03-28T16:00'],
    ['2026-03-20T15:00:00Z', '2026-03-28T12:00'],
    ['nonsense', '2026-03-28T12:00'],
  ])('with a window that opens at %s is %s', (opensAt, field) => {
    expect(plannedStart(now, opensAt)).toBe(field);
  });
});

describe('readStart', () => {
  it('reads a time in the zone of who looks, on both sides of summer time', () => {
    expect(readStart('2026-03-28T16:00', now)).toEqual({
      startsAt: '2026-03-28T16:00:00+01:00',
      zone: 'Europe/Berlin (UTC+01:00)',
    });
    expect(readStart('2026-03-29T16:00', now)).toEqual({
      startsAt: '2026-03-29T16:00:00+02:00',
      zone: 'Europe/Berlin (UTC+02:00)',
    });
  });

  it.each([
    ['', 'it is a day and a time'],
    ['tomorrow', 'it is a day and a time'],
    ['2026-03-28T10:20', 'it has gone by'],
  ])('does not take %j', (field, complaint) => {
    expect(readStart(field, now)).toMatchObject({ complaint });
    expect(readStart(field, now).startsAt).toBeUndefined();
  });
});
