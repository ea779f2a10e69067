const USUAL_MS = 60_000;
const LONGEST_MS = 3_600_000;

/**
 * For how many milliseconds a host wants to be left alone; undefined when its answer is about
 * something else. Some hosts answer with 403 to who asks too often.
 */
export function readPause(
  status: number,
  headers: Headers,
  now: Date,
): number | undefined {
  const isSpent =
    headers.get('x-ratelimit-remaining') === '0' ||
    headers.get('ratelimit-remaining') === '0';
  const isTooOften =
    status === 429 ||
    (status === 403 && (isSpent || headers.has('retry-after')));
  if (!isTooOften) {
    return undefined;
  }
  const wanted =
    fromRetryAfter(headers.get('retry-after'), now) ??
    fromReset(
      headers.get('x-ratelimit-reset') ?? headers.get('ratelimit-reset'),
      now,
    ) ??
    USUAL_MS;
  return Math.min(Math.max(wanted, 1000), LONGEST_MS);
}

/** Seconds, or a date. */
function fromRetryAfter(text: string | null, now: Date): number | undefined {
  if (text === null) {
    return undefined;
  }
  const milliseconds = /^\d+$/.test(text)
    ? Number(text) * 1000
    : Date.parse(text) - now.getTime();
  return Number.isNaN(milliseconds) ? undefined : milliseconds;
}

/** Seconds since 1970. */
function fromReset(text: string | null, now: Date): number | undefined {
  return text !== null && /^\d+$/.test(text)
    ? Number(text) * 1000 - now.getTime()
    : undefined;
}
