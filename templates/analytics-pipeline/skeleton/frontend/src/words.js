/** A number for people; a dash where there is none. */
export function amount(value, digits = 2) {
  return value === null || value === undefined
    ? '–'
    : value.toLocaleString('en', { maximumFractionDigits: digits });
}

export function share(value) {
  return value === null || value === undefined ? '–' : `${amount(value * 100, 1)} %`;
}

/** Positions as people write them, one a line: a symbol and a number. */
export function readPositions(text) {
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '')
    .map(line => {
      const [symbol, quantity, ...rest] = line.split(/\s+/);
      if (rest.length > 0 || !(Number(quantity) > 0)) {
        throw new Error(`“${line}” is not a symbol and a number, such as ACME 10.`);
      }
      return { symbol, quantity: Number(quantity) };
    });
}
