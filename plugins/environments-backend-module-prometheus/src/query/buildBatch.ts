/** The label that tells which expression of a batch a sample answers. */
export const READING_LABEL = 'flightdeck_reading';

export interface BatchLimits {
  expressions: number;
  characters: number;
}

export const DEFAULT_BATCH_LIMITS: BatchLimits = {
  expressions: 200,
  characters: 200_000,
};

/**
 * One query for many expressions: each leaves at most one sample, which carries the position of
 * its expression in {@link READING_LABEL}.
 */
export function buildBatch(expressions: readonly string[]): string {
  return expressions.map(markExpression).join('\nor ');
}

/** Cuts the expressions into batches within the limits, in their order. */
export function splitIntoBatches<T extends { expression: string }>(
  items: readonly T[],
  limits: BatchLimits = DEFAULT_BATCH_LIMITS,
): T[][] {
  const batches: T[][] = [];
  let characters = 0;
  for (const item of items) {
    const length = markExpression(item.expression, items.length).length;
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

/**
 * The line ends keep a comment at the end of an expression from swallowing the rest. The greatest
 * of several samples is the one to worry about.
 */
function markExpression(expression: string, position: number): string {
  return `label_replace(max(\n${expression}\n), "${READING_LABEL}", "${position}", "", "")`;
}
