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
