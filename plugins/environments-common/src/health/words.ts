const LONGEST_QUOTE = 300;

/** A text of an upstream, on one line and no longer than a person reads. */
export function quote(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > LONGEST_QUOTE
    ? `${line.slice(0, LONGEST_QUOTE - 1)}…`
    : line;
}

/**
 * `1 replica`, `2 replicas`.
 *
 * @public
 */
export function countOf(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/**
 * `a, b and c`; of more than `limit` things, `a, b, c and 4 more`.
 *
 * @public
 */
export function listWords(words: readonly string[], limit = 3): string {
  const rest = words.length - limit;
  const shown = rest > 0 ? words.slice(0, limit) : words.slice(0, -1);
  const last = rest > 0 ? `${rest} more` : words.at(-1);
  return shown.length === 0 ? last ?? '' : `${shown.join(', ')} and ${last}`;
}

/** A sentence ends with a full stop, whoever wrote it. */
export function sentence(text: string): string {
  const line = quote(text);
  return /[.!?…]$/.test(line) ? line : `${line}.`;
}
