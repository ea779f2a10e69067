import { structuredPatch } from 'diff';
import type { DifferenceLine } from '../ResourceDifference';

const CONTEXT = 3;
const MOST_LINES = 400;

/** Two texts, line by line. */
export interface LineDifference {
  lines: DifferenceLine[];
  /** Lines that differ and were left out, as there are too many. */
  omitted: number;
}

const TYPES: Readonly<Record<string, DifferenceLine['type'] | undefined>> = {
  ' ': 'context',
  '-': 'removed',
  '+': 'added',
};

function gap(count: number): DifferenceLine[] {
  return count > 0
    ? [{ type: 'gap', text: count === 1 ? '1 line' : `${count} lines` }]
    : [];
}

/**
 * What differs between two texts, with three lines around each change; a gap says how many lines
 * are the same. None when nothing differs. Bounded.
 *
 * @public
 */
export function diffLines(before: string, after: string): LineDifference {
  const { hunks } = structuredPatch('', '', before, after, '', '', {
    context: CONTEXT,
  });
  let next = 1;
  const all = hunks.flatMap(({ lines, oldStart, oldLines }) => {
    const skipped = gap(oldStart - next);
    next = oldStart + oldLines;
    return [
      ...skipped,
      ...lines.flatMap((line): DifferenceLine[] => {
        const type = TYPES[line[0]];
        return type ? [{ type, text: line.slice(1) }] : [];
      }),
    ];
  });
  const last = hunks.length > 0 ? countLines(before) - next + 1 : 0;
  const whole = [...all, ...gap(last)];
  const lines = whole.slice(0, MOST_LINES);
  const omitted = whole
    .slice(MOST_LINES)
    .filter(({ type }) => type === 'added' || type === 'removed').length;
  return { lines, omitted };
}

function countLines(text: string): number {
  return text === '' ? 0 : text.replace(/\n$/, '').split('\n').length;
}
