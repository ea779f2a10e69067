import type { LogEntry } from '@flightdeck/plugin-environments-common';

/** Logs as the backend sends them for a download. */
export async function toTextFile(
  entries: AsyncIterable<LogEntry>,
): Promise<Blob> {
  const lines: string[] = [];
  for await (const entry of entries) {
    lines.push(entry.type === 'line' ? entry.text : entry.message ?? '');
  }
  return new Blob([lines.join('\n')], { type: 'text/plain' });
}
