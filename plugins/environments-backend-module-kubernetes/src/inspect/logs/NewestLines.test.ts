import { LOG_LIMITS } from '@flightdeck/plugin-environments-common';
import { MergedLines, NewestLines } from './NewestLines';

function linesOf(container: string, ...times: (number | undefined)[]) {
  const lines = new NewestLines({ pod: 'web-1', container });
  times.forEach((second, index) =>
    lines.add({
      time: second === undefined ? undefined : `2030-01-01T00:00:0${second}Z`,
      text: `${container}${index}`,
    }),
  );
  return lines;
}

const textsOf = (merged: MergedLines) => merged.lines.map(({ text }) => text);

describe('MergedLines', () => {
  it('are in the order of time, then of the containers, whichever was read first', () => {
    const merged = new MergedLines();
    merged.add(linesOf('b', 1, 3, 3), 1);
    merged.add(linesOf('a', 2, 3), 0);
    expect(textsOf(merged)).toEqual(['b0', 'a0', 'a1', 'b1', 'b2']);
  });

  it('keeps the order in which a container wrote, also where its clock went back', () => {
    const merged = new MergedLines();
    merged.add(linesOf('a', 2, 1, undefined, 4), 0);
    merged.add(linesOf('b', 3), 1);
    expect(textsOf(merged)).toEqual(['a0', 'a1', 'a2', 'b0', 'a3']);
  });

  it('holds no more than an answer may, and tells what is left out', () => {
    const merged = new MergedLines();
    const many = 1_000;
    for (let place = 0; place < 4; place += 1) {
      const lines = new NewestLines({ pod: 'web-1', container: `c${place}` });
      for (let index = 0; index < many; index += 1) {
        lines.add({ text: 'x'.repeat(LOG_LIMITS.bytes / 2_000) });
      }
      merged.add(lines, place);
    }
    expect(merged.lines.length).toBeLessThan(2 * many);
    expect(merged.lines.length + merged.dropped).toBe(4 * many);
  });
});
