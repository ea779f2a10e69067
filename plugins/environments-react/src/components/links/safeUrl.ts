/**
 * A link that a browser may follow; anything but HTTP is dropped, for others write these links.
 *
 * @public
 */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined) {
    return undefined;
  }
  try {
    const { protocol } = new URL(url);
    return protocol === 'https:' || protocol === 'http:' ? url : undefined;
  } catch {
    return undefined;
  }
}
