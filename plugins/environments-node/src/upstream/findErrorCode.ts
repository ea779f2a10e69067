/**
 * The code of a system or client error, such as `ECONNREFUSED`, or of what caused it; undefined
 * when there is none. It may be told to people: it holds no address and no secret.
 *
 * Goes by shape, because errors of another realm are no instances of our `Error`.
 *
 * @public
 */
export function findErrorCode(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null) {
    return undefined;
  }
  if ('code' in error && typeof error.code === 'string' && error.code !== '') {
    return error.code;
  }
  return 'cause' in error ? findErrorCode(error.cause) : undefined;
}
