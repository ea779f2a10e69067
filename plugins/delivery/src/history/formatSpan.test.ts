import { formatSpan } from './formatSpan';

describe('formatSpan', () => {
  it.each([
    [0, '0 s'],
    [-5, '0 s'],
    [0.4, '0 s'],
    [40, '40 s'],
    [59.6, '1 min'],
    [200, '3 min 20 s'],
    [3_600, '1 h'],
    [5_430, '1 h 30 min'],
    [187_200, '2 d 4 h'],
    [86_459, '1 d'],
  ])('%s seconds are %s', (seconds, text) => {
    expect(formatSpan(seconds)).toBe(text);
  });
});
