import { humanDuration } from './humanDuration';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

describe('humanDuration', () => {
  it.each([
    [-5 * SECOND, '<invalid>'],
    [-1, '0s'],
    [45.9 * SECOND, '45s'],
    [119 * SECOND, '119s'],
    [2 * MINUTE, '2m'],
    [3 * MINUTE + 10 * SECOND, '3m10s'],
    [10 * MINUTE + 30 * SECOND, '10m'],
    [3 * HOUR, '3h'],
    [5 * HOUR + 2 * MINUTE, '5h2m'],
    [9 * HOUR, '9h'],
    [2 * DAY, '2d'],
    [3 * DAY + 4 * HOUR, '3d4h'],
    [30 * DAY, '30d'],
    [800 * DAY, '2y70d'],
    [3000 * DAY, '8y'],
  ])('%p ms: %p', (duration, expected) => {
    expect(humanDuration(duration)).toBe(expected);
  });
});
