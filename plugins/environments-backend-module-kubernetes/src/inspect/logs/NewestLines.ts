import {
  LOG_LIMITS,
  type LogEntry,
} from '@flightdeck/plugin-environments-common';
import type { LogTarget } from './LogSession';
import type { LogLine } from './readLogLines';

type Line = Extract<LogEntry, { type: 'line' }>;

/** A line and its place among those of other containers. */
interface Placed {
  order: string;
  bytes: number;
  line: Line;
}

/** The bytes of an entry in the answer, about. */
export function bytesOf({ pod, container, text }: Line): number {
  const frame = 100;
  return frame + pod.length + container.length + Buffer.byteLength(text);
}

/** Drops the oldest until the rest is small enough. Returns how many. */
function trim(lines: Placed[], limit: number): number {
  let bytes = 0;
  let start = lines.length;
  while (start > 0 && bytes + lines[start - 1].bytes <= limit) {
    start -= 1;
    bytes += lines[start].bytes;
  }
  lines.splice(0, start);
  return start;
}

/** The lines of one container, of which only as many are kept as an answer may hold. */
export class NewestLines {
  readonly #target: LogTarget;
  readonly #lines: Placed[] = [];
  #bytes = 0;
  #order = '';
  #dropped = 0;

  constructor(target: LogTarget) {
    this.#target = target;
  }

  add({ time, text }: LogLine): void {
    const line: Line = { type: 'line', ...this.#target, time, text };
    const bytes = bytesOf(line);
    // The order in which a container wrote is kept, also where its clock went back.
    this.#order = time !== undefined && time > this.#order ? time : this.#order;
    this.#lines.push({ order: this.#order, bytes, line });
    this.#bytes += bytes;
    if (this.#bytes > 2 * LOG_LIMITS.bytes) {
      this.#dropped += trim(this.#lines, LOG_LIMITS.bytes);
      this.#bytes = this.#lines.reduce((sum, each) => sum + each.bytes, 0);
    }
  }

  /** The lines of several containers in the order of time, and how many are left out. */
  static merge(all: Iterable<NewestLines>): { lines: Line[]; dropped: number } {
    const merged: Placed[] = [];
    let dropped = 0;
    for (const lines of all) {
      dropped += lines.#dropped;
      for (const line of lines.#lines) {
        merged.push(line);
      }
    }
    merged.sort((a, b) => {
      if (a.order === b.order) {
        return 0;
      }
      return a.order < b.order ? -1 : 1;
    });
    dropped += trim(merged, LOG_LIMITS.bytes);
    return { lines: merged.map(({ line }) => line), dropped };
  }
}
