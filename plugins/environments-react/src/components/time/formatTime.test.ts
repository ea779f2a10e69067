import { formatAge, formatTimestamp } from './formatTime';

describe('formatAge', () => {
  const now = new Date('2026-11-21T12:00:00Z');
  it.each([
    ['2026-11-21T11:59:59Z', 'just now'],
    ['2026-11-21T11:59:48Z', '12 s ago'],
    ['2026-11-21T11:57:01Z', '2 min ago'],
    ['2026-11-21T09:00:00Z', '3 h ago'],
    ['2026-11-20T11:00:00Z', '25 h ago'],
    ['2026-11-11T12:00:00Z', '10 d ago'],
    ['2026-11-21T12:00:30Z', 'in 30 s'],
    ['nonsense', 'at an unknown time'],
  ])('%s is %s', (time, text) => {
    expect(formatAge(new Date(time), now)).toBe(text);
  });
});

describe('formatTimestamp', () => {
  it('carries the zone', () => {
    expect(formatTimestamp(new Date('2026-11-21T12:00:00Z'))).toMatch(
      /^\d{1,2} Nov 2026, \d\d:\d\d:\d\d .+ \(UTC[+-]\d\d:\d\d\)$/,
    );
  });

  it('does not invent a time', () => {
    expect(formatTimestamp(new Date('nonsense'))).toBe('unknown time');
  });
});
