/** What became of the things that a task made. */
export interface UndoReport {
  /** What is no longer there, for sentences. */
  undone: string[];
  /** What is still there, each with why. */
  left: string[];
}

/** The report in sentences; undefined when there was nothing to undo. */
export function describeUndo({ undone, left }: UndoReport): string | undefined {
  const sentences = [
    ...(undone.length > 0 ? [`Undone: ${undone.join(', ')}.`] : []),
    ...(left.length > 0 ? [`Still there: ${left.join('; ')}`] : []),
  ];
  return sentences.length > 0 ? sentences.join(' ') : undefined;
}

/** An error that tells, too, what was undone after it. */
export function withUndo(error: Error, report: UndoReport): Error {
  const sentence = error.message.replace(/[^.!?]$/, '$&.');
  const told = new Error(
    `${sentence} ${describeUndo(report) ?? 'There was nothing to undo.'}`,
  );
  told.name = error.name;
  return told;
}
