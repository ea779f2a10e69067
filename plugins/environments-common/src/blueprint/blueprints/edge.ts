import type { Blueprint } from '../Blueprint';

/** What goes from one part to another. */
export function edge(
  from: string,
  to: string,
  protocol: string,
  port: number,
  words: string,
): Blueprint['edges'][number] {
  return { from, to, protocol, port, words };
}
