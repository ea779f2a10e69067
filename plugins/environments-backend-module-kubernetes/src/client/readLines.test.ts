import fc from 'fast-check';
import { readLines } from './readLines';

async function* inPieces(bytes: Uint8Array, sizes: number[]) {
  let start = 0;
  for (const size of sizes) {
    yield bytes.subarray(start, start + size);
    start += size;
  }
  yield bytes.subarray(start);
}

describe('readLines', () => {
  it('finds the same lines however the bytes arrive', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(
          fc
            .string({ unit: 'binary', minLength: 1 })
            .filter(line => !/[\n\ufeff]/.test(line)),
          { maxLength: 8 },
        ),
        fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 40 }),
        fc.boolean(),
        async (lines, sizes, ended) => {
          const text = lines.join('\n') + (ended && lines.length ? '\n' : '');
          const bytes = new TextEncoder().encode(text);
          const read: string[] = [];
          for await (const line of readLines(inPieces(bytes, sizes))) {
            read.push(line);
          }
          expect(read).toEqual(lines);
        },
      ),
    );
  });
});
