import type { Response } from 'express';
import { drained } from './drained';
import { type OpenStream, readStream } from './openStream';

export interface AnswerFileOptions {
  /** Its ending tells the type. */
  fileName: string;
  /** For so long the client may read nothing of what it was sent. */
  stalledMs?: number;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
}

/**
 * Writes a file part by part, and no faster than the client reads. One that breaks off is no whole
 * answer: the connection is closed before its end.
 */
export async function answerFile(
  res: Response,
  text: OpenStream<string>,
  { fileName, signal, stalledMs }: AnswerFileOptions,
): Promise<void> {
  const parts = readStream(text);
  // It is for the one who asked; compression would gather parts in memory.
  res.set('Cache-Control', 'no-store, no-transform, private');
  res.attachment(fileName);
  try {
    for await (const part of parts) {
      signal.throwIfAborted();
      if (!res.write(part)) {
        await drained(res, { signal, stalledMs });
      }
    }
  } finally {
    await parts.return();
  }
  res.end();
}
