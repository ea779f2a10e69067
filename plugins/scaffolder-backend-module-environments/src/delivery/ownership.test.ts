import type { JsonValue } from '@backstage/types';
import fc from 'fast-check';
import { holds } from './ownership';

describe('holds', () => {
  it.each<[JsonValue, JsonValue, boolean]>([
    [{ a: 1, filled: 'in' }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [{ a: 1 }, { a: 1, b: 2 }, false],
    [{}, { empty: [], off: false, none: {} }, true],
    [{}, { syncPolicy: { automated: { prune: false } } }, true],
    [{}, { syncPolicy: { automated: { prune: true } } }, false],
    [['a', 'b'], ['a'], false],
    [
      { destinations: [{ server: 's', namespace: 'n' }] },
      { destinations: [] },
      false,
    ],
  ])('%j holds %j: %s', (actual, wanted, expected) => {
    expect(holds(actual, wanted)).toBe(expected);
  });

  it('holds itself, and itself with more', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), value => {
        const wanted = JSON.parse(JSON.stringify(value));
        expect(holds(wanted, wanted)).toBe(true);
        expect(holds({ ...wanted, 'more than was asked': 1 }, wanted)).toBe(
          true,
        );
      }),
    );
  });
});
