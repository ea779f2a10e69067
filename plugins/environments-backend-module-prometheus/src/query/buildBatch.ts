/** The label that tells which expression of a batch a sample answers. */
export const READING_LABEL = 'flightdeck_reading';

/** Of several samples the one to worry about is told. */
export type Worst = 'max' | 'min';

export interface BatchLimits {
  expressions: number;
  characters: number;
}

const GROUP = 25;

export const DEFAULT_BATCH_LIMITS: BatchLimits = {
  expressions: 500,
  characters: 200_000,
};

/**
 * One query for many expressions: each leaves at most one sample, which carries the position of
 * its expression in {@link READING_LABEL}.
 */
export function buildBatch(
  questions: readonly { expression: string; worst: Worst }[],
): string {
  const marked = questions.map(({ expression, worst }, position) =>
    markExpression(reduceTo(worst, expression), `${position}`),
  );
  // A chain of hundreds would be nested as deeply, which parsers bound.
  const groups: string[] = [];
  for (let start = 0; start < marked.length; start += GROUP) {
    const group = marked.slice(start, start + GROUP);
    groups.push(`(${group.join('\nor ')})`);
  }
  return groups.join('\nor ');
}

/** Marks all samples of an expression. */
export function markExpression(expression: string, mark: string): string {
  return `label_replace(${expression}, "${READING_LABEL}", "${mark}", "", "")`;
}

/** The line ends keep a comment at the end of an expression from swallowing the rest. */
export function reduceTo(worst: Worst, expression: string): string {
  return `${worst}(\n${expression}\n)`;
}

/** Cuts the expressions into batches within the limits, in their order. */
export function splitIntoBatches<T extends { expression: string }>(
  items: readonly T[],
  limits: BatchLimits = DEFAULT_BATCH_LIMITS,
): T[][] {
  const batches: T[][] = [];
  let characters = 0;
  for (const item of items) {
    const reduced = reduceTo('max', item.expression);
    const length = markExpression(reduced, `${items.length}`).length;
    const last = batches[batches.length - 1];
    if (
      last &&
      last.length < limits.expressions &&
      characters + length <= limits.characters
    ) {
      last.push(item);
      characters += length;
    } else {
      batches.push([item]);
      characters = length;
    }
  }
  return batches;
}
