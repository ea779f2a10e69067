const MOST_WILDCARDS = 2;
const LONGEST_VALUE = 200;
/** What means the same to Prometheus and here, and cannot take long to match. */
const TOKENS = /^(?:[A-Za-z0-9_:/ -]|\\[.\-/]|\.[*+]?|\|)*$/;
const ONE_GROUP = /^\((?:\?:)?([^()]*)\)$/;

/** Whether the pattern stands for single values only, such as `shop-prod|shop-dev`. */
export function isLiteral(pattern: string): boolean {
  return !/[^A-Za-z0-9_|-]/.test(pattern);
}

/**
 * Whether a matcher's regular expression matches the whole value; undefined where it is more than
 * alternatives of text with wildcards. Expressions come from others: none is run that could take
 * its time.
 */
export function matchPattern(
  pattern: string,
  value: string,
): boolean | undefined {
  const inner = ONE_GROUP.exec(pattern)?.[1] ?? pattern;
  if (!TOKENS.test(inner) || value.length > LONGEST_VALUE) {
    return undefined;
  }
  const alternatives = inner.split('|');
  const isSimple = alternatives.every(
    each => (each.match(/\.[*+]/g)?.length ?? 0) <= MOST_WILDCARDS,
  );
  return isSimple
    ? alternatives.some(each => new RegExp(`^(?:${each})$`, 's').test(value))
    : undefined;
}
