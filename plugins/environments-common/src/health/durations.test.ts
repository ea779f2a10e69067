import { durationWords } from './durations';

describe('durationWords', () => {
  it.each([
    [-5, '0 s'],
    [59.4, '59 s'],
    [60, '1 min'],
    [3599, '59 min'],
    [3600, '1 h'],
    [5400, '1 h 30 min'],
    [90_000, '1 d 1 h'],
    [172_800, '2 d'],
  ])('says of %d seconds: %s', (seconds, words) => {
    expect(durationWords(seconds)).toBe(words);
  });
});
