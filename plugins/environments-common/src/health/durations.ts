const UNITS: readonly [seconds: number, name: string][] = [
  [86_400, 'd'],
  [3600, 'h'],
  [60, 'min'],
];

/**
 * A length of time in its two greatest units: `40 s`, `12 min`, `1 h 30 min`, `2 d`.
 *
 * @public
 */
export function durationWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const index = UNITS.findIndex(([length]) => whole >= length);
  if (index < 0) {
    return `${whole} s`;
  }
  const [length, name] = UNITS[index];
  const smaller = UNITS.at(index + 1);
  const rest = smaller ? Math.floor((whole % length) / smaller[0]) : 0;
  const main = `${Math.floor(whole / length)} ${name}`;
  return rest > 0 && smaller ? `${main} ${rest} ${smaller[1]}` : main;
}
