/** A pattern as a regular expression. */
function translate(pattern: string, separator: string): string {
  const some = separator ? `[^${separator}]*` : '.*';
  let depth = 0;
  return pattern.replace(
    /\*\*|[*?{},]|[.+^$()|[\]\\/]/g,
    (token: string): string => {
      switch (token) {
        case '**':
          return '.*';
        case '*':
          return some;
        case '?':
          return separator ? `[^${separator}]` : '.';
        case '{':
          depth += 1;
          return '(?:';
        case '}':
          depth -= 1;
          return ')';
        case ',':
          return depth > 0 ? '|' : ',';
        default:
          return `\\${token}`;
      }
    },
  );
}

/**
 * Whether a text is of a pattern with `*`, `**`, `?` and `{one,other}`. With a separator, `*` and `?`
 * stop at it. A pattern that is not well formed matches nothing.
 */
export function matchesGlob(
  pattern: string,
  text: string,
  separator: '' | '/' = '',
): boolean {
  try {
    return new RegExp(`^${translate(pattern, separator)}$`, 's').test(text);
  } catch {
    return false;
  }
}
