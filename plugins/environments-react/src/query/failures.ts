/**
 * The HTTP status with which the backend answered. Errors are told apart by name: another copy of
 * the errors package would defeat `instanceof`.
 *
 * @public
 */
export function statusOf(error: unknown): number | undefined {
  if (
    error instanceof Error &&
    error.name === 'ResponseError' &&
    'statusCode' in error &&
    typeof error.statusCode === 'number'
  ) {
    return error.statusCode;
  }
  return undefined;
}

/**
 * The sentence of an error: the backend's own where there is one, without the wrapping of its
 * HTTP status, and without what brought it about.
 *
 * @public
 */
export function sentenceOf(error: Error): string {
  const { cause } = error;
  if (error.name === 'ResponseError' && cause instanceof Error) {
    return cause.message;
  }
  // What brought it about is for who mends it, and no sentence.
  return cause === undefined
    ? error.message
    : error.message.split('; caused by ')[0];
}

/**
 * Whether asking again would only bring the same answer: the backend understood and refused.
 */
export function isDefinite(error: unknown): boolean {
  const status = statusOf(error);
  return (
    status !== undefined &&
    status >= 400 &&
    status < 500 &&
    status !== 408 &&
    status !== 429
  );
}

const FIRST_RETRY_MS = 1_000;
const LAST_RETRY_MS = 30_000;

/** How long to wait after a number of failures in a row. */
export function retryDelay(failures: number): number {
  return Math.min(FIRST_RETRY_MS * 2 ** failures, LAST_RETRY_MS);
}
