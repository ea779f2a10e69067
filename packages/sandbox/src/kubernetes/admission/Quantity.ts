/** An exact amount, as the API server reckons with it. */
export interface Quantity {
  /** In units of 10⁻⁹, the smallest that there is. */
  nano: bigint;
  /** How it is written: amounts of memory mostly count in powers of two. */
  format: 'decimal' | 'binary';
}

const UNIT = BigInt(1_000_000_000);
const THOUSAND = BigInt(1000);
const KIBI = BigInt(1024);
const NOTHING = BigInt(0);
const DECIMAL = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E'];
const BINARY = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei'];
const PATTERN =
  /^(\d+)(?:\.(\d*))?(?:(n|u|m|k|M|G|T|P|E|Ki|Mi|Gi|Ti|Pi|Ei)|[eE]([+-]?\d+))?$/;

export const zero: Quantity = { nano: NOTHING, format: 'decimal' };

/** Reads a quantity such as `250m` or `1Gi`; undefined of what is none. */
export function readQuantity(value: unknown): Quantity | undefined {
  const text = typeof value === 'number' ? String(value) : value;
  const match = typeof text === 'string' ? PATTERN.exec(text) : undefined;
  if (!match) {
    return undefined;
  }
  const [, whole, fraction = '', suffix = '', exponent = '0'] = match;
  const isBinary = suffix.endsWith('i');
  const power = isBinary ? 0 : 3 * DECIMAL.indexOf(suffix) + Number(exponent);
  const digits = BigInt(whole + fraction);
  const factor = isBinary
    ? KIBI ** BigInt(BINARY.indexOf(suffix)) * UNIT
    : BigInt(1);
  const shift = power - fraction.length;
  return {
    nano:
      shift >= 0
        ? digits * factor * BigInt(10) ** BigInt(shift)
        : divideUp(digits * factor, BigInt(10) ** BigInt(-shift)),
    format: isBinary ? 'binary' : 'decimal',
  };
}

export function count(pieces: number): Quantity {
  return { nano: BigInt(pieces) * UNIT, format: 'decimal' };
}

/** A sum is written as its first part that is not nothing. */
export function add(left: Quantity, right: Quantity): Quantity {
  const { format } = left.nano === NOTHING ? right : left;
  return { nano: left.nano + right.nano, format };
}

export function max(left: Quantity, right: Quantity): Quantity {
  return isMore(right, left) ? right : left;
}

export function isMore(left: Quantity, right: Quantity): boolean {
  return left.nano > right.nano;
}

/** The canonical form: the largest suffix that leaves a whole number. */
export function formatQuantity({ nano, format }: Quantity): string {
  const isBinary = format === 'binary' && nano >= KIBI * UNIT;
  const [base, suffixes] = isBinary ? [KIBI, BINARY] : [THOUSAND, DECIMAL];
  let value = isBinary ? divideUp(nano, UNIT) : nano;
  if (value === NOTHING) {
    return '0';
  }
  let step = 0;
  while (value % base === NOTHING && step < suffixes.length - 1) {
    value /= base;
    step += 1;
  }
  return `${value}${suffixes[step]}`;
}

function divideUp(value: bigint, by: bigint): bigint {
  return (value + by - BigInt(1)) / by;
}
