const FACTORS: Record<string, number> = {
  n: 1e-9,
  u: 1e-6,
  m: 1e-3,
  '': 1,
  k: 1e3,
  M: 1e6,
  G: 1e9,
  T: 1e12,
  P: 1e15,
  E: 1e18,
  Ki: 2 ** 10,
  Mi: 2 ** 20,
  Gi: 2 ** 30,
  Ti: 2 ** 40,
  Pi: 2 ** 50,
  Ei: 2 ** 60,
};

/** A quantity of Kubernetes as a number, such as 0.5 for `500m`; undefined when it is none. */
export function parseQuantity(text: string | number): number | undefined {
  const [, digits, exponent, unit] =
    /^([+-]?\d*\.?\d+|\d+\.)(e[+-]?\d+)?([numkKMGTPE]?i?)$/i.exec(
      String(text),
    ) ?? [];
  const factor = exponent ? 1 : FACTORS[unit ?? ''];
  const number = Number(`${digits}${exponent ?? ''}`);
  return factor === undefined || Number.isNaN(number)
    ? undefined
    : number * factor;
}

/** For sentences: cores with a digit or two, bytes in Gi or Mi, and anything else as it is. */
export function formatQuantity(resource: string, value: number): string {
  const rounded = (number: number) => String(Math.round(number * 100) / 100);
  if (!/memory|storage/.test(resource)) {
    return rounded(value);
  }
  return value >= 2 ** 30
    ? `${rounded(value / 2 ** 30)}Gi`
    : `${rounded(value / 2 ** 20)}Mi`;
}
