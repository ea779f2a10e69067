import fc from 'fast-check';
import { formatBytes, parseQuantity } from './quantity';

describe('parseQuantity', () => {
  it.each([
    ['0', 0],
    ['250m', 0.25],
    ['1', 1],
    ['1.5', 1.5],
    ['.5', 0.5],
    ['5.', 5],
    ['-1', -1],
    ['1k', 1000],
    ['1Ki', 1024],
    ['128Mi', 134_217_728],
    ['1.5Gi', 1_610_612_736],
    ['2G', 2_000_000_000],
    ['1e3', 1000],
    ['1E3', 1000],
    ['12e-1', 1.2],
    ['1E', 1e18],
    ['100n', 1e-7],
  ])('reads %s as %d', (text, value) => {
    expect(parseQuantity(text)).toBeCloseTo(value, 12);
  });

  it.each(['', 'm', '1 Gi', '1K', '1gi', '1e', '1e3Ki', '0x10', '1,5', 'NaN'])(
    'does not take %j for a quantity',
    text => {
      expect(parseQuantity(text)).toBeUndefined();
    },
  );

  it('knows nothing of what is absent', () => {
    expect(parseQuantity(undefined)).toBeUndefined();
  });

  it('reads whole numbers as they are, and a suffix as its multiple', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e9, max: 1e9 }), number => {
        expect(parseQuantity(`${number}`)).toBe(number);
        expect(parseQuantity(`${number}Ki`)).toBe(number * 1024);
        expect(parseQuantity(`${number}k`)).toBe(number * 1000);
        expect(parseQuantity(`${number}000m`)).toBeCloseTo(number, 3);
      }),
    );
  });

  it('says the same of one amount in several spellings', () => {
    fc.assert(
      fc.property(fc.nat(4096), number => {
        const gibibytes = parseQuantity(`${number}Gi`);
        expect(parseQuantity(`${number * 1024}Mi`)).toBe(gibibytes);
        expect(parseQuantity(`${number * 1024 ** 3}`)).toBe(gibibytes);
        expect(parseQuantity(`${number}e3`)).toBe(parseQuantity(`${number}k`));
      }),
    );
  });

  it('answers with a finite number or not at all, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.stringMatching(/^[-+.\deEKMGTPinumk]{0,8}$/)),
        text => {
          const value = parseQuantity(text);
          expect(value === undefined || Number.isFinite(value)).toBe(true);
        },
      ),
    );
  });
});

describe('formatBytes', () => {
  it.each([
    [0, '0 B'],
    [512, '512 B'],
    [1536, '1.5 KiB'],
    [128 * 1024 ** 2, '128 MiB'],
    [50 * 1024 ** 3, '50 GiB'],
    [-(2 * 1024 ** 3), '-2 GiB'],
  ])('writes %d as %s', (bytes, words) => {
    expect(formatBytes(bytes)).toBe(words);
  });
});
