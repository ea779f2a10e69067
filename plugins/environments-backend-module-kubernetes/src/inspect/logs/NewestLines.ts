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

  /** Hands over what is kept, and keeps nothing. */
  take(): { lines: Placed[]; dropped: number } {
    this.#bytes = 0;
    return { lines: this.#lines.splice(0), dropped: this.#dropped };
  }
}

/**
 * The lines of several containers in the order of time, of which only as many are kept as an
 * answer may hold: each container is to be added as soon as it has been read.
 */
export class MergedLines {
  #lines: (Placed & { place: number })[] = [];
  #dropped = 0;

  /** Adds those of the container at a place; lines of one time are in the order of places. */
  add(newest: NewestLines, place: number): void {
    const { lines, dropped } = newest.take();
    const added = lines.map(line => ({ ...line, place }));
    this.#lines = [...this.#lines, ...added].sort(
      (a, b) => compareText(a.order, b.order) || a.place - b.place,
    );
    this.#dropped += dropped + trim(this.#lines, LOG_LIMITS.bytes);
  }

  get lines(): Line[] {
    return this.#lines.map(({ line }) => line);
  }

  /** How many are left out. */
  get dropped(): number {
    return this.#dropped;
  }
}

function compareText(a: string, b: string): number {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
}
