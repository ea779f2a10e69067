/** Milliseconds since the epoch; undefined for what is no time. */
export function parseTime(text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined;
  }
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : time;
}

/** The seconds that passed between a time and now; undefined for what is no time. */
export function secondsSince(
  text: string | undefined,
  now: Date,
): number | undefined {
  const time = parseTime(text);
  return time === undefined ? undefined : (now.getTime() - time) / 1000;
}

/** Tells whether a time has come, and nothing more. */
export interface Clock {
  /** @param time - in milliseconds since the epoch */
  hasReached(time: number): boolean;
}

/**
 * Whether so many seconds have passed since a time; undefined for what is no time. To be preferred
 * to {@link secondsSince} by rules: the answer is known to hold until the seconds have passed.
 */
export function isOlderThan(
  text: string | undefined,
  seconds: number,
  clock: Clock,
): boolean | undefined {
  const time = parseTime(text);
  return time === undefined
    ? undefined
    : clock.hasReached(time + seconds * 1000);
}
