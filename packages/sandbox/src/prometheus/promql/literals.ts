import { PromqlError } from './PromqlError';

const UNIT_SECONDS: Record<string, number> = {
  ms: 0.001,
  s: 1,
  m: 60,
  h: 3600,
  d: 86400,
  w: 604800,
  y: 31536000,
};
const DURATION = /^(\d+(ms|[smhdwy]))+$/;
const ESCAPES: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

/** Seconds of a duration such as `5m` or `1h30m`, or of a plain number of seconds. */
export function parseDuration(text: string): number {
  if (!DURATION.test(text)) {
    return parseNumber(text);
  }
  return [...text.matchAll(/(\d+)(ms|[smhdwy])/g)].reduce(
    (sum, [, amount, unit]) => sum + Number(amount) * UNIT_SECONDS[unit],
    0,
  );
}

export function parseNumber(text: string): number {
  const special = /^([+-]?)(inf|nan)$/i.exec(text);
  if (special) {
    const value =
      special[2].toLowerCase() === 'inf'
        ? Number.POSITIVE_INFINITY
        : Number.NaN;
    return special[1] === '-' ? -value : value;
  }
  const value = Number(text);
  if (Number.isNaN(value)) {
    throw new PromqlError('bad_data', `"${text}" is not a number.`);
  }
  return value;
}

/** The value of a string literal in double, single or back quotes. */
export function parseString(literal: string): string {
  const body = literal.slice(1, -1);
  if (literal.startsWith('`')) {
    return body;
  }
  return body.replace(
    /\\(x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|.)/gs,
    (_match, escape: string) => {
      if (escape.length > 1) {
        return String.fromCodePoint(parseInt(escape.slice(1), 16));
      }
      const character = ESCAPES[escape];
      if (character === undefined) {
        throw new PromqlError('bad_data', `Unknown escape \\${escape}.`);
      }
      return character;
    },
  );
}
