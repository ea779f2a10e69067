import { increase } from './rate';

describe('increase', () => {
  it.each([
    ['a counter that fills the range', [0, 50, 100], [10, 60, 110], 100],
    ['samples that end early', [0, 10, 20], [10, 20, 30], 25],
    ['samples that begin late', [80, 90, 100], [100, 110, 120], 25],
    ['a counter that began at zero', [80, 90, 100], [0, 10, 20], 20],
    ['a counter that began a little before', [80, 90, 100], [2, 12, 22], 22],
    ['a restart', [0, 50, 100], [100, 5, 55], 55],
  ])('of %s', (_case, times, values, expected) => {
    const grown = increase({ times, values }, 0, 100);
    expect(grown).toBeCloseTo(expected, 9);
  });

  it('is unknown with one sample', () => {
    expect(increase({ times: [50], values: [7] }, 0, 100)).toBeUndefined();
  });
});
