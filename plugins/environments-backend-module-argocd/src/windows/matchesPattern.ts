const SPECIAL = /[.+^$()|\\]/;

/** What Go's glob library reads, as an expression: `*`, `?`, `[…]` and `{…,…}`. */
function toExpression(pattern: string): string {
  let braces = 0;
  return [...pattern]
    .map(sign => {
      switch (sign) {
        case '*':
          return '.*';
        case '?':
          return '.';
        case '{':
          braces += 1;
          return '(?:';
        case '}':
          braces -= 1;
          return ')';
        case ',':
          return braces > 0 ? '|' : ',';
        default:
          return SPECIAL.test(sign) ? `\\${sign}` : sign;
      }
    })
    .join('')
    .replaceAll('[!', '[^');
}

/** Whether a text matches a pattern of a sync window. A pattern that makes no sense matches none. */
export function matchesPattern(pattern: string, text: string): boolean {
  try {
    return new RegExp(`^${toExpression(pattern)}$`, 's').test(text);
  } catch {
    return false;
  }
}
