/** Splits a stream of bytes at line feeds. What follows the last one is a line too. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
): AsyncGenerator<string, void, void> {
  const decoder = new TextDecoder();
  // Parts of one unfinished line: joined once, as a long line arrives in many chunks.
  let parts: string[] = [];
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    const rest = lines.pop() ?? '';
    for (const line of lines) {
      parts.push(line);
      yield parts.join('');
      parts = [];
    }
    parts.push(rest);
  }
  const last = parts.join('');
  if (last !== '') {
    yield last;
  }
}
