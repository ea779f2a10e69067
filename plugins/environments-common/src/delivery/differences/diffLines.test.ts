import fc from 'fast-check';
import { diffLines } from './diffLines';

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => `line ${index + 1}`);
const text = (lines: readonly string[]) =>
  lines.map(line => `${line}\n`).join('');

/** As a person reads it. */
const shown = (before: readonly string[], after: readonly string[]) =>
  diffLines(text(before), text(after)).lines.map(line =>
    line.type === 'gap'
      ? `… ${line.text}`
      : `${{ context: ' ', removed: '-', added: '+' }[line.type]}${line.text}`,
  );

describe('diffLines', () => {
  it('shows each change with three lines around it, and counts the others', () => {
    const before = numbered(30);
    const after = before.flatMap(
      line =>
        ({
          'line 6': ['line six'],
          'line 20': [],
        }[line] ?? [line]),
    );
    expect(shown(before, after)).toEqual([
      '… 2 lines',
      ' line 3',
      ' line 4',
      ' line 5',
      '-line 6',
      '+line six',
      ' line 7',
      ' line 8',
      ' line 9',
      '… 7 lines',
      ' line 17',
      ' line 18',
      ' line 19',
      '-line 20',
      ' line 21',
      ' line 22',
      ' line 23',
      '… 7 lines',
    ]);
  });

  it.each([
    ['what is new', [], ['a', 'b'], ['+a', '+b']],
    ['what goes', ['a'], [], ['-a']],
    ['nothing', ['a'], ['a'], []],
    ['what is put before', ['b'], ['a', 'b'], ['+a', ' b']],
  ])('tells of %s', (_what, before, after, lines) => {
    expect(shown(before, after)).toEqual(lines);
  });

  it('accounts for every line of both sides', () => {
    const lines = fc.array(fc.constantFrom('a', 'b', 'c'), { maxLength: 40 });
    fc.assert(
      fc.property(lines, lines, (before, after) => {
        const difference = diffLines(text(before), text(after)).lines;
        const count = (side: 'removed' | 'added') =>
          difference
            .map(({ type, text: words }) => {
              if (type === 'gap') {
                return Number(words.split(' ')[0]);
              }
              return type === 'context' || type === side ? 1 : 0;
            })
            .reduce((sum, part) => sum + part, 0);
        const isSame = text(before) === text(after);
        expect([count('removed'), count('added')]).toEqual(
          isSame ? [0, 0] : [before.length, after.length],
        );
      }),
    );
  });

  it('is bounded, and says how much it leaves out', () => {
    const { lines, omitted } = diffLines('', text(numbered(1000)));
    expect(lines).toHaveLength(400);
    expect(omitted).toBe(600);
  });
});
