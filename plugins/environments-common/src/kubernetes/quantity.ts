const DECIMAL = 1000;
const BINARY = 1024;

/** What the suffixes of `resource.Quantity` multiply by. */
const FACTORS = new Map<string, number>([
  ['n', DECIMAL ** -3],
  ['u', DECIMAL ** -2],
  ['m', DECIMAL ** -1],
  ['', 1],
  ['k', DECIMAL],
  ['M', DECIMAL ** 2],
  ['G', DECIMAL ** 3],
  ['T', DECIMAL ** 4],
  ['P', DECIMAL ** 5],
  ['E', DECIMAL ** 6],
  ['Ki', BINARY],
  ['Mi', BINARY ** 2],
  ['Gi', BINARY ** 3],
  ['Ti', BINARY ** 4],
  ['Pi', BINARY ** 5],
  ['Ei', BINARY ** 6],
]);

// Digits before an exponent or a suffix, never both: `1e3` is a thousand, `1E` an exa.
const QUANTITY =
  /^([+-]?(?:\d+(?:\.\d*)?|\.\d+))(?:[eE]([+-]?\d+)|([numkMGTPE]|[KMGTPE]i)?)$/;

/**
 * Reads a quantity of Kubernetes, such as `250m`, `1Gi` or `1e3`, as a plain number: cores, bytes
 * or a count. Undefined for what is no quantity.
 *
 * @public
 */
export function parseQuantity(
  quantity: string | undefined,
): number | undefined {
  const match = QUANTITY.exec(quantity ?? '');
  if (!match) {
    return undefined;
  }
  const [, digits, exponent, suffix = ''] = match;
  const value = exponent
    ? Number(`${digits}e${exponent}`)
    : Number(digits) * (FACTORS.get(suffix) ?? NaN);
  return Number.isFinite(value) ? value : undefined;
}

const BYTE_UNITS = ['Ti', 'Gi', 'Mi', 'Ki'] as const;

/**
 * Bytes as a person says them, for example `1.5 GiB`.
 *
 * @public
 */
export function formatBytes(bytes: number): string {
  const unit = BYTE_UNITS.find(
    candidate => Math.abs(bytes) >= (FACTORS.get(candidate) ?? Infinity),
  );
  const value = bytes / (unit ? FACTORS.get(unit) ?? 1 : 1);
  return `${Number(value.toPrecision(3))} ${unit ?? ''}B`;
}
