import { indicatorRangeFixture } from '../../testUtils/partFixtures';
import { describeRange } from './describeRange';
import { drawSparkline } from './sparklinePath';

const BOX = { width: 100, height: 50 };

function points(...values: (number | undefined)[]) {
  return values.map(value => ({ at: '2026-11-21T12:00:00Z', value }));
}

describe('drawSparkline', () => {
  it('draws no line over a gap, and a dot for a lone sample', () => {
    const { pieces } = drawSparkline(
      points(0, 2, undefined, 1, undefined, 2),
      BOX,
    );
    expect(pieces).toHaveLength(3);
    expect(pieces[0]).toMatch(/^M0 50L20 \d/);
    expect(pieces[1]).toMatch(/^M60 [\d.]+h0$/);
  });

  it('begins at zero, so that a small change looks small', () => {
    const { y } = drawSparkline(points(100, 101), BOX);
    expect(y(0)).toBe(50);
    expect(y(100) - y(101)).toBeLessThan(1);
  });

  it.each([
    ['near', 3, true],
    ['far', 30, false],
  ])('makes room for a threshold that is %s', (_word, threshold, isSeen) => {
    const { y } = drawSparkline(points(1, 2), BOX, [threshold]);
    expect(y(threshold) >= 0).toBe(isSeen);
  });

  it('draws nothing of nothing, and zero as a line', () => {
    expect(drawSparkline(points(undefined), BOX).pieces).toEqual([]);
    expect(drawSparkline(points(0, 0), BOX).pieces).toEqual(['M0 50L100 50']);
  });
});

describe('describeRange', () => {
  it('says in words what the picture shows', () => {
    const range = indicatorRangeFixture({
      points: points(0.01, undefined, 0.03, 0.02),
    });
    expect(describeRange(range, 60)).toBe(
      'Error ratio over the last 1 h: from 1 % to 3 %, lately 2 %. 1 of 4 steps without a sample.',
    );
    expect(describeRange({ ...range, points: points(undefined) }, 10_080)).toBe(
      'Error ratio over the last 7 d: no sample.',
    );
  });
});
