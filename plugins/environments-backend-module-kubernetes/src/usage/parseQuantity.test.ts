import fc from 'fast-check';
import { parseQuantity } from './parseQuantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['2', 2],
    ['12m', 0.012],
    ['3456n', 0.000003456],
    ['250u', 0.00025],
    ['0.5', 0.5],
    ['.5', 0.5],
    ['128974848', 128974848],
    ['129M', 129e6],
    ['128Mi', 134217728],
    ['123456Ki', 126418944],
    ['1.5Gi', 1610612736],
    ['1E', 1e18],
    ['1e3', 1000],
    ['12E2', 1200],
  ])('reads %s', (text, value) => {
    expect(parseQuantity(text)).toBeCloseTo(value, 9);
  });

  it.each(['', 'Mi', '12 m', '1e', '12mi', '1..2', 'NaN', '1Ki2', '12x'])(
    'takes %j for no quantity',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('reads any number of nanocores', () => {
    fc.assert(
      fc.property(fc.nat(), count => {
        expect(parseQuantity(`${count}n`)).toBeCloseTo(count / 1e9, 9);
      }),
    );
  });
});
