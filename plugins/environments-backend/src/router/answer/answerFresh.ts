import type { Response } from 'express';

/** What one person may see is not for a shared cache, and changes at any time. */
export function answerFresh(res: Response): Response {
  return res.set('Cache-Control', 'no-cache, private');
}
