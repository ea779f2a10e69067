import type { LogBlock, LogRow } from './LogBuffer';

/** Lines as text, each with time, Pod and container, for the clipboard. */
export function logText(blocks: readonly LogBlock[]): string {
  return blocks.flatMap(block => block.rows.map(rowText)).join('\n');
}

function rowText({ kind, time, pod, container, text }: LogRow): string {
  const where = [pod, container].filter(Boolean).join('/');
  const what = kind === 'notice' ? `(${text})` : text;
  return [time, where && `[${where}]`, what].filter(Boolean).join(' ');
}
