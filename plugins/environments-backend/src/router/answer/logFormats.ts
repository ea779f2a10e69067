import type { LogEntry } from '@flightdeck/plugin-environments-common';

/** How the entries of a log are written into an answer. */
export interface LogFormat {
  contentType: string;
  fileName?: string;
  /** What says nothing, to be written while the log is silent; absent where everything counts. */
  heartbeat?: string;
  /** Empty for what is not written. */
  write(entry: LogEntry): string;
}

/** One JSON object a line, and empty lines between them. */
export const ndjsonFormat: LogFormat = {
  contentType: 'application/x-ndjson; charset=utf-8',
  heartbeat: '\n',
  write: entry => `${JSON.stringify(entry)}\n`,
};

/** A file for people: each line with its Pod and container, notices behind a `#`. */
export function textFormat(fileName: string): LogFormat {
  return {
    contentType: 'text/plain; charset=utf-8',
    fileName,
    write: entry => {
      if (entry.type === 'line') {
        const { pod, container, time, text } = entry;
        const place = `[${pod}/${container}]`;
        return `${[place, time, text].filter(Boolean).join(' ')}\n`;
      }
      return entry.message === undefined ? '' : `# ${entry.message}\n`;
    },
  };
}

/** `shop-prod-Deployment-web-20260131T091500Z.log` */
export function logFileName(
  environment: string,
  { kind, name }: { kind: string; name: string },
  now: Date,
): string {
  const time = `${now.toISOString().slice(0, 19).replace(/[-:]/g, '')}Z`;
  const parts = [environment, kind, name, time].join('-');
  return `${parts.replace(/[^A-Za-z0-9._-]/g, '_')}.log`;
}
