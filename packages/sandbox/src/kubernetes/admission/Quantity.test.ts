import {
  add,
  count,
  formatQuantity,
  isMore,
  max,
  readQuantity,
  zero,
} from './Quantity';

describe('quantities', () => {
  const read = (text: unknown) => readQuantity(text) ?? zero;

  it.each([
    ['0', '0'],
    ['1', '1'],
    [2, '2'],
    [0.5, '500m'],
    ['1000m', '1'],
    ['1500m', '1500m'],
    ['0.1', '100m'],
    ['1000', '1k'],
    ['1500', '1500'],
    ['2e3', '2k'],
    ['1.5Gi', '1536Mi'],
    ['1024Mi', '1Gi'],
    ['512', '512'],
    ['512Ki', '512Ki'],
    ['0.5Ki', '512'],
    ['100u', '100u'],
    ['128974848', '128974848'],
  ])('writes %s as %s', (given, canonical) => {
    expect(formatQuantity(read(given))).toBe(canonical);
  });

  it.each(['', 'much', '1 Gi', '1Zi', '-1', null, undefined, {}])(
    'does not read %j',
    given => {
      expect(readQuantity(given)).toBeUndefined();
    },
  );

  it.each([
    ['256Mi', '768Mi', '1Gi'],
    ['250m', '250m', '500m'],
    ['0', '1Gi', '1Gi'],
    ['1Gi', '1M', '1074741824'],
  ])('adds %s and %s to %s', (left, right, sum) => {
    expect(formatQuantity(add(read(left), read(right)))).toBe(sum);
  });

  it('compares exactly', () => {
    expect(isMore(read('1Gi'), read('1G'))).toBe(true);
    expect(isMore(read('1000m'), count(1))).toBe(false);
    expect(max(read('1'), read('1001m'))).toEqual(read('1001m'));
  });
});
