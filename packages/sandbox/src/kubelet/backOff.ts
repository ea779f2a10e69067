const FIRST_BACK_OFF = 10;
const LONGEST_BACK_OFF = 300;

/** Seconds to wait after so many failures before this one: 10, 20, 40 … up to five minutes. */
export function backOff(failures: number): number {
  return Math.min(LONGEST_BACK_OFF, FIRST_BACK_OFF * 2 ** failures);
}

/** Seconds as Go prints a duration. */
export function duration(seconds: number): string {
  const minutes = Math.floor(seconds / 60);
  return minutes > 0 ? `${minutes}m${seconds % 60}s` : `${seconds}s`;
}
