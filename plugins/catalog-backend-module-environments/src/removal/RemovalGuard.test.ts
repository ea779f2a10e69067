import fc from 'fast-check';
import { RemovalGuard } from './RemovalGuard';

const CONFIG = { afterReads: 2, holdAbove: 0.5, confirmReads: 4 };

describe('RemovalGuard', () => {
  it('removes what two complete reads did not find', () => {
    const guard = new RemovalGuard(CONFIG);
    expect(guard.decide(['a'], 4)).toMatchObject({ removed: [], kept: ['a'] });
    expect(guard.decide(['a', 'b'], 4)).toMatchObject({
      removed: ['a'],
      kept: ['b'],
      held: false,
    });
  });

  it('begins anew for what came back in between', () => {
    const guard = new RemovalGuard(CONFIG);
    guard.decide(['a'], 4);
    guard.decide([], 4);
    expect(guard.decide(['a'], 4)).toMatchObject({ removed: [], kept: ['a'] });
  });

  it('holds more than half back until that is confirmed', () => {
    const guard = new RemovalGuard(CONFIG);
    const missing = ['a', 'b', 'c'];
    for (const _ of [1, 2, 3]) {
      expect(guard.decide(missing, 5)).toMatchObject({
        removed: [],
        kept: missing,
        held: true,
        neededReads: 4,
      });
    }
    expect(guard.decide(missing, 5)).toMatchObject({ removed: missing });
  });

  it('never removes what was missed less often than configured', () => {
    const refs = ['a', 'b', 'c', 'd'];
    fc.assert(
      fc.property(fc.array(fc.subarray(refs), { maxLength: 12 }), reads => {
        const guard = new RemovalGuard(CONFIG);
        reads.forEach((missing, index) => {
          for (const ref of guard.decide(missing, refs.length).removed) {
            expect(reads[index - 1]).toContain(ref);
          }
        });
      }),
    );
  });
});
