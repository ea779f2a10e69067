import * as fc from 'fast-check';
import { buildBatch, splitIntoBatches } from './buildBatch';

describe('buildBatch', () => {
  it('marks each expression with its position', () => {
    expect(
      buildBatch([
        { expression: 'up', worst: 'max' },
        { expression: 'sum(x) # comment', worst: 'min' },
      ]),
    ).toBe(
      [
        '(label_replace(max(',
        'up',
        '), "flightdeck_reading", "0", "", "")',
        'or label_replace(min(',
        'sum(x) # comment',
        '), "flightdeck_reading", "1", "", ""))',
      ].join('\n'),
    );
  });
});

describe('splitIntoBatches', () => {
  it('keeps all expressions in order, within the limits', () => {
    const limits = { expressions: 5, characters: 400 };
    const items = fc.array(
      fc
        .string({ maxLength: 300 })
        .map(expression => ({ expression, worst: 'max' as const })),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(items, all => {
        const batches = splitIntoBatches(all, limits);
        expect(batches.flat()).toEqual(all);
        for (const batch of batches) {
          expect(batch.length).toBeGreaterThan(0);
          expect(batch.length).toBeLessThanOrEqual(limits.expressions);
          const query = buildBatch(batch);
          const joints = 6 * batch.length;
          expect(
            batch.length === 1 || query.length <= limits.characters + joints,
          ).toBe(true);
        }
      }),
    );
  });
});
