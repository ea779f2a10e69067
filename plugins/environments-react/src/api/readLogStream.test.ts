import { ReadableStream } from 'node:stream/web';
import { TextDecoder, TextEncoder } from 'node:util';
import type { LogEntry } from '@flightdeck/plugin-environments-common';
import { readLogStream } from './readLogStream';

Object.assign(globalThis, { TextDecoder });

const LINE =
  '{"type":"line","pod":"api-1","container":"api","text":"größer"}\n';

/** A body that comes in pieces of so many bytes. */
function bodyOf(text: string, size: number) {
  const bytes = new TextEncoder().encode(text);
  const cancelled: unknown[] = [];
  let at = 0;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (at >= bytes.length) {
        controller.close();
      } else {
        controller.enqueue(bytes.slice(at, at + size));
        at += size;
      }
    },
    cancel: reason => {
      cancelled.push(reason);
    },
  });
  return { body: body as globalThis.ReadableStream<Uint8Array>, cancelled };
}

async function readAll(text: string, size: number): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const entry of readLogStream(bodyOf(text, size).body)) {
    entries.push(entry);
  }
  return entries;
}

describe('readLogStream', () => {
  it.each([1, 3, 64, 4096])(
    'reads entries that come in pieces of %d bytes',
    async size => {
      const entries = await readAll(`${LINE}\n\n${LINE}{"type":"end"}\n`, size);
      expect(entries.map(({ type }) => type)).toEqual(['line', 'line', 'end']);
      expect(entries[0]).toMatchObject({ text: 'größer' });
    },
  );

  it('does not tell half a line', async () => {
    expect(await readAll(`${LINE}{"type":"en`, 10)).toHaveLength(1);
  });

  it('says so when a line is nothing it knows', async () => {
    await expect(readAll('{"type":"smell"}\n', 10)).rejects.toThrow(
      /cannot be understood/,
    );
  });

  it('lets go of the connection when the reader has had enough', async () => {
    const { body, cancelled } = bodyOf(LINE.repeat(5), 64);
    for await (const entry of readLogStream(body)) {
      expect(entry.type).toBe('line');
      break;
    }
    expect(cancelled).toHaveLength(1);
  });
});
