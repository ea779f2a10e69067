/** The text of an answer; undefined when it has more bytes than it may, and then it is not read on. */
export async function readBounded(
  response: Response,
  mostBytes: number,
): Promise<string | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of response.body ?? []) {
    size += part.length;
    if (size > mostBytes) {
      return undefined;
    }
    parts.push(part);
  }
  return Buffer.concat(parts).toString('utf8');
}
