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
