import type { LogEntry } from '@flightdeck/plugin-environments-common';
import type { Response } from 'express';
import { drained } from './drained';
import type { LogFormat } from './logFormats';
import { type OpenStream, readStream } from './openStream';

export interface AnswerLogsOptions {
  format: LogFormat;
  /** How often the heartbeat is written, so that proxies keep a silent log open. */
  heartbeatMs: number;
  /** For so long the client may read nothing of what it was sent. */
  stalledMs?: number;
  /** Aborted when the client leaves. */
  signal: AbortSignal;
}

/** Writes a log as it comes, and no faster than the client reads. */
export async function answerLogs(
  res: Response,
  log: OpenStream<LogEntry>,
  { format, heartbeatMs, stalledMs, signal }: AnswerLogsOptions,
): Promise<void> {
  const { contentType, fileName, heartbeat } = format;
  const entries = readStream(log);
  // A log is for the one who asked; compression would hold lines back.
  res.set('Cache-Control', 'no-store, no-transform, private');
  res.set('X-Accel-Buffering', 'no');
  res.set('Content-Type', contentType);
  if (fileName !== undefined) {
    res.set('Content-Disposition', `attachment; filename="${fileName}"`);
  }
  const beat = setInterval(() => {
    if (heartbeat !== undefined && !res.writableNeedDrain) {
      res.write(heartbeat);
    }
  }, heartbeatMs);
  try {
    res.flushHeaders();
    for await (const entry of entries) {
      if (!res.write(format.write(entry))) {
        await drained(res, { stalledMs, signal });
      }
    }
  } finally {
    clearInterval(beat);
    await entries.return();
  }
  res.end();
}
