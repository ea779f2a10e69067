import { ServiceUnavailableError } from '@backstage/errors';
import {
  logEntrySchema,
  type LogEntry,
} from '@flightdeck/plugin-environments-common';

/**
 * Reads a body of JSON objects, one a line; empty lines are heartbeats. The last line counts only
 * when its line end has come: a stream may be cut anywhere.
 */
export async function* readLogStream(
  body: ReadableStream<Uint8Array>,
): AsyncGenerator<LogEntry, void, void> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) {
        return;
      }
      const lines = (rest + decoder.decode(value, { stream: true })).split(
        '\n',
      );
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (line.trim() !== '') {
          yield parseEntry(line);
        }
      }
    }
  } finally {
    // Also when whoever reads has had enough: the backend then closes its own reads. Nobody waits
    // for it, for where something else reads along it may never be done.
    reader.cancel().catch(() => undefined);
  }
}

function parseEntry(line: string): LogEntry {
  try {
    return logEntrySchema.parse(JSON.parse(line));
  } catch (error) {
    throw new ServiceUnavailableError(
      'A line of the logs cannot be understood; the backend may be of another version than this page.',
      error,
    );
  }
}
