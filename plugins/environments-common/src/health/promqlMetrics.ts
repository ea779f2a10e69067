const KEYWORDS: ReadonlySet<string> = new Set([
  'and',
  'atan2',
  'bool',
  'inf',
  'nan',
  'offset',
  'or',
  'unless',
]);

/** Label lists, matchers, ranges and texts: whatever in a query is no metric and looks like one. */
const NOISE =
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|\{[^{}]*\}|\[[^[\]]*\]|\b(?:by|without|on|ignoring|group_left|group_right)\s*(?:\([^()]*\))?/gi;
const NAME = /[a-zA-Z_:][a-zA-Z0-9_:]*(?!\s*\()(?![a-zA-Z0-9_:])/g;

/** The names of the metrics that a query in PromQL reads. */
export function metricsOf(query: string): ReadonlySet<string> {
  // Texts first: a brace inside one opens nothing.
  const bare = query.replace(/"(?:[^"\\]|\\.)*"/g, '""').replace(NOISE, ' ');
  return new Set(
    [...bare.matchAll(NAME)]
      .filter(({ index }) => !/[0-9.]/.test(bare[index - 1] ?? ''))
      .map(([name]) => name)
      .filter(name => !KEYWORDS.has(name.toLocaleLowerCase('en-US'))),
  );
}
