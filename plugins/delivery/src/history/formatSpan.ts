const UNITS = [
  ['d', 86_400],
  ['h', 3_600],
  ['min', 60],
  ['s', 1],
] as const;

/** A span of time in its two largest units, for example `1 h 30 min`. */
export function formatSpan(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const first = UNITS.findIndex(([, size]) => whole >= size);
  if (first < 0) {
    return '0 s';
  }
  const [unit, size] = UNITS[first];
  const count = Math.floor(whole / size);
  const smaller = UNITS.at(first + 1);
  const rest = smaller ? Math.floor((whole % size) / smaller[1]) : 0;
  return smaller && rest > 0
    ? `${count} ${unit} ${rest} ${smaller[0]}`
    : `${count} ${unit}`;
}
