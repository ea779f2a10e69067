/** What a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as RFC 4180 writes it. What a spreadsheet would run is kept from it by an apostrophe. */
export function toCsv(
  rows: readonly (readonly (string | number | undefined)[])[],
): string {
  return rows.map(row => `${row.map(toCell).join(',')}\r\n`).join('');
}

function toCell(value: string | number | undefined = ''): string {
  const text = String(value);
  const safe =
    typeof value === 'string' && FORMULA.test(text.trimStart())
      ? `'${text}`
      : text;
  return `"${safe.replaceAll('"', '""')}"`;
}
