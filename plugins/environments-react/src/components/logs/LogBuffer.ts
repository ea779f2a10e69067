/** A line of a log, or a notice among the lines. */
export interface LogRow {
  id: number;
  kind: 'line' | 'notice';
  pod?: string;
  container?: string;
  /** ISO 8601. */
  time?: string;
  text: string;
  /** Where it stands among the others: milliseconds. */
  order: number;
}

/** Rows that are drawn as one piece; a block that stays the same object has not changed. */
export interface LogBlock {
  id: number;
  rows: readonly LogRow[];
}

/** The lines that a browser keeps. */
export const MAX_ROWS = 5_000;

const BLOCK_ROWS = 100;

/** Rows of several Pods come a little out of order; no more than this is left so. */
const TOLERATED_DISORDER_MS = 2_000;

// Colours of a terminal mean nothing here.
// eslint-disable-next-line no-control-regex
const ESCAPE_SEQUENCES = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;

/**
 * The newest lines of a log, by time, in blocks. Adding lines changes the last block and leaves
 * the others alone, so that what is on screen is not drawn again.
 */
export class LogBuffer {
  #blocks: readonly LogBlock[] = [];
  #nextRow = 0;
  #nextBlock = 0;
  #count = 0;
  #dropped = 0;

  get blocks(): readonly LogBlock[] {
    return this.#blocks;
  }

  get count(): number {
    return this.#count;
  }

  /** How many lines were let go of, the oldest first. */
  get dropped(): number {
    return this.#dropped;
  }

  append(rows: readonly Omit<LogRow, 'id' | 'order'>[]): void {
    if (rows.length === 0) {
      return;
    }
    const last = this.#lastOrder();
    const added = this.#number(rows, last);
    if (last !== undefined && added[0].order < last - TOLERATED_DISORDER_MS) {
      this.#merge(added);
    } else {
      this.#fill(this.#blocks, added);
    }
    this.#count += added.length;
    this.#dropOldest();
  }

  #lastOrder(): number | undefined {
    return this.#blocks.at(-1)?.rows.at(-1)?.order;
  }

  #number(
    rows: readonly Omit<LogRow, 'id' | 'order'>[],
    last: number | undefined,
  ): LogRow[] {
    let order = last ?? 0;
    const numbered = rows.map(row => {
      const time = row.time === undefined ? NaN : Date.parse(row.time);
      order = Number.isNaN(time) ? order : time;
      this.#nextRow += 1;
      const text = row.text.replace(ESCAPE_SEQUENCES, '');
      return { ...row, text, order, id: this.#nextRow };
    });
    return numbered.sort(byOrder);
  }

  #merge(added: LogRow[]): void {
    const first = added[0].order;
    const kept: LogBlock[] = [];
    const moved: LogRow[] = [];
    for (const block of this.#blocks) {
      const before = (block.rows.at(-1)?.order ?? 0) <= first;
      if (before && moved.length === 0 && block.rows.length === BLOCK_ROWS) {
        kept.push(block);
      } else {
        moved.push(...block.rows);
      }
    }
    this.#fill(kept, [...moved, ...added].sort(byOrder));
  }

  #fill(blocks: readonly LogBlock[], rows: readonly LogRow[]): void {
    const filled = [...blocks];
    let rest = rows;
    const last = filled.at(-1);
    if (last && last.rows.length < BLOCK_ROWS) {
      const room = BLOCK_ROWS - last.rows.length;
      filled[filled.length - 1] = {
        id: last.id,
        rows: [...last.rows, ...rest.slice(0, room)],
      };
      rest = rest.slice(room);
    }
    for (let start = 0; start < rest.length; start += BLOCK_ROWS) {
      this.#nextBlock += 1;
      filled.push({
        id: this.#nextBlock,
        rows: rest.slice(start, start + BLOCK_ROWS),
      });
    }
    this.#blocks = filled;
  }

  #dropOldest(): void {
    let start = 0;
    while (
      start < this.#blocks.length &&
      this.#count - this.#blocks[start].rows.length >= MAX_ROWS
    ) {
      this.#count -= this.#blocks[start].rows.length;
      this.#dropped += this.#blocks[start].rows.length;
      start += 1;
    }
    if (start > 0) {
      this.#blocks = this.#blocks.slice(start);
    }
  }
}

function byOrder(one: LogRow, other: LogRow): number {
  return one.order - other.order;
}
