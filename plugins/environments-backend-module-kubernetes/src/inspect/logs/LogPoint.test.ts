import fc from 'fast-check';
import { LogPoint } from './LogPoint';

describe('LogPoint', () => {
  it('shows each line once, wherever a log was cut', () => {
    fc.assert(
      fc.property(
        // Milliseconds between lines: several at one time, several in a second.
        fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 1 }),
        fc.array(fc.nat()),
        (gaps, cuts) => {
          let at = Date.parse('2026-03-01T10:00:00Z');
          const lines = gaps.map((gap, index) => {
            at += gap;
            return { time: new Date(at).toISOString(), text: `${index}` };
          });
          const point = new LogPoint();
          const shown: string[] = [];
          const readTo = (end: number) => {
            point.resume();
            // A server sends what is not older than the second of the point.
            const second = point.time?.slice(0, 19) ?? '';
            lines
              .filter(({ time }) => time >= second)
              .filter((_, index, all) => index < all.length - end)
              .filter(line => point.takes(line))
              .forEach(({ text }) => shown.push(text));
          };
          cuts.forEach(cut => readTo(cut % lines.length));
          readTo(0);
          expect(shown).toEqual(lines.map(({ text }) => text));
        },
      ),
    );
  });
});
