import { percentile } from './percentile';

const oneToHundred = Array.from({ length: 100 }, (_, index) => 100 - index);

describe('percentile', () => {
  it.each([
    [oneToHundred, 0.5, 50],
    [oneToHundred, 0.95, 95],
    [oneToHundred, 1, 100],
    [oneToHundred, 0, 1],
    [[7], 0.95, 7],
    [[3, 1, 2], 0.5, 2],
  ])('of %j at %d is %d', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('is not made up where there is nothing', () => {
    expect(() => percentile([], 0.5)).toThrow('no percentile of nothing');
  });
});
