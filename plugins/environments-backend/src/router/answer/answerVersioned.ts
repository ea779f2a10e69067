import type { Response } from 'express';
import { answerFresh } from './answerFresh';

/** Answers with JSON that has a version; with 304 to who has this version. */
export function answerVersioned(
  res: Response,
  { body, version }: { body: string | Buffer; version: string },
): void {
  // Express answers 304 by itself when the client has this version.
  answerFresh(res)
    .set('ETag', `"${version}"`)
    .type('application/json')
    .send(body);
}
