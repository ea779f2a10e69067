import type { Response } from 'express';

/**
 * Does a deed that is given up when the client leaves; then there is nobody to tell of its end.
 */
export async function whileConnected(
  res: Response,
  deed: (signal: AbortSignal) => Promise<void>,
): Promise<void> {
  const leaving = new AbortController();
  const leave = () => leaving.abort();
  res.once('close', leave);
  if (res.destroyed) {
    // Gone before anybody listened.
    leave();
  }
  try {
    await deed(leaving.signal);
  } catch (error) {
    if (!leaving.signal.aborted) {
      throw error;
    }
  } finally {
    res.off('close', leave);
  }
}
