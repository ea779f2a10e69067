import { LOG_LIMITS } from '@flightdeck/plugin-environments-common';
import { cleanText } from './cleanText';
import { parseLogTime } from './parseLogTime';

/** A line of a log, ready to be shown. */
export interface LogLine {
  /** As `parseLogTime` writes it. */
  time?: string;
  text: string;
}

const LINE_FEED = 0x0a;
const SPACE = 0x20;
/** Room for the time in front of a line. */
const TIME_BYTES = 40;
const KEPT_BYTES = LOG_LIMITS.lineBytes + TIME_BYTES;

function toLine(parts: Uint8Array[], missing: number): LogLine {
  const bytes = Buffer.concat(parts);
  const space = bytes.subarray(0, TIME_BYTES).indexOf(SPACE);
  const time = parseLogTime(
    bytes.subarray(0, space < 0 ? TIME_BYTES : space).toString('latin1'),
  );
  if (time === undefined) {
    return { text: cleanText(bytes, missing) };
  }
  const rest = space < 0 ? new Uint8Array() : bytes.subarray(space + 1);
  return { time, text: cleanText(rest, missing) };
}

/**
 * Splits a log with timestamps into lines. Of a line no more than what is shown is held in memory,
 * however long it is.
 */
export async function* readLogLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<LogLine, void, void> {
  let parts: Uint8Array[] = [];
  let kept = 0;
  let missing = 0;
  const keep = (bytes: Uint8Array) => {
    const head = bytes.subarray(0, KEPT_BYTES - kept);
    if (head.length > 0) {
      parts.push(head);
    }
    kept += head.length;
    missing += bytes.length - head.length;
  };
  for await (const chunk of chunks) {
    let start = 0;
    for (
      let end = chunk.indexOf(LINE_FEED);
      end >= 0;
      end = chunk.indexOf(LINE_FEED, start)
    ) {
      keep(chunk.subarray(start, end));
      yield toLine(parts, missing);
      parts = [];
      kept = 0;
      missing = 0;
      start = end + 1;
    }
    keep(chunk.subarray(start));
  }
  if (kept > 0) {
    yield toLine(parts, missing);
  }
}
