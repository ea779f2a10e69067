/** What one check of CI says of a commit: a job, a status or a check run, as its host calls it. */
export interface Check {
  name: string;
  /** A skipped one proves nothing. */
  state: 'succeeded' | 'failed' | 'running' | 'skipped';
  /** As the host says it, for example `timed_out`. */
  word: string;
  /** Its page. */
  url?: string;
  /** Its host lets a pipeline pass in spite of it. */
  isOptional?: boolean;
}

/** The state of a word; one that is not known has proven nothing yet. */
export function stateOf(
  word: string,
  words: Readonly<Record<string, Check['state'] | undefined>>,
): Check['state'] {
  return (Object.hasOwn(words, word) ? words[word] : undefined) ?? 'running';
}
