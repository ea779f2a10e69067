import fc from 'fast-check';
import { type LogLine, readLogLines } from './readLogLines';

const TIME = '2026-03-01T10:00:00.5Z';
const NORMAL = '2026-03-01T10:00:00.500000000Z';

async function* inPieces(bytes: Uint8Array, size: number) {
  for (let start = 0; start < bytes.length; start += size) {
    yield bytes.subarray(start, start + size);
  }
}

async function read(text: string | Uint8Array, size = 7): Promise<LogLine[]> {
  const lines: LogLine[] = [];
  for await (const line of readLogLines(inPieces(Buffer.from(text), size))) {
    lines.push(line);
  }
  return lines;
}

describe('readLogLines', () => {
  it.each<[string, string | Uint8Array, LogLine[]]>([
    ['an empty log', '', []],
    ['an empty line', `${TIME} \n`, [{ time: NORMAL, text: '' }]],
    ['a last line without an end', `${TIME} a`, [{ time: NORMAL, text: 'a' }]],
    ['a line without a time', 'no time\n', [{ text: 'no time' }]],
    [
      'lines with carriage returns and tabs',
      `${TIME} a\tb\r\n`,
      [{ time: NORMAL, text: 'a\tb' }],
    ],
    [
      'colours and other codes of a terminal',
      `${TIME} \u001b[1;31mred\u001b[0m \u001b]8;;http://x\u0007link\u0000\n`,
      [{ time: NORMAL, text: 'red link' }],
    ],
    [
      'bytes that are no text',
      Buffer.concat([Buffer.from(`${TIME} a`), Buffer.from([0xff, 0xc3])]),
      [{ time: NORMAL, text: 'a\ufffd\ufffd' }],
    ],
    [
      'a time of another zone',
      '2026-03-01T12:30:00.123456789+02:00 a\n',
      [{ time: '2026-03-01T10:30:00.123456789Z', text: 'a' }],
    ],
    [
      'a time that is none',
      '2026-99-01T12:30:00+02:00 a\n',
      [{ text: '2026-99-01T12:30:00+02:00 a' }],
    ],
  ])('reads %s', async (_what, text, lines) => {
    expect(await read(text)).toEqual(lines);
    expect(await read(text, 1)).toEqual(lines);
  });

  it.each([
    ['fits', 16_384, /^x{16384}$/],
    ['is one byte too long', 16_385, /^x{16384} … \(1 bytes left out\)$/],
    ['is far too long', 900_000, /^x{16384} … \(883616 bytes left out\)$/],
  ])('cuts a line that %s', async (_how, length, expected) => {
    const [line, next] = await read(
      `${TIME} ${'x'.repeat(length)}\n${TIME} next\n`,
      4_096,
    );
    expect(line.text).toMatch(expected);
    expect(next.text).toBe('next');
  });

  it('does not cut a character in two', async () => {
    const [line] = await read(`${TIME} x${'😀'.repeat(5_000)}`, 4_096);
    expect(line.text).toMatch(/^x😀+ … \(\d+ bytes left out\)$/u);
  });

  it('reads the same however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.uint8Array({ maxLength: 30 })),
        fc.integer({ min: 1, max: 20 }),
        async (parts, size) => {
          const log = Buffer.concat(
            parts.flatMap(part => [
              Buffer.from(`${TIME} `),
              part,
              Buffer.from('\n'),
            ]),
          );
          expect(await read(log, size)).toEqual(await read(log, 100_000));
        },
      ),
    );
  });
});
