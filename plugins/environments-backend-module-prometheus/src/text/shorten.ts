/** The text, or the beginning of one that is too long to show. */
export function shorten(text: string, longest: number): string {
  return text.length > longest ? `${text.slice(0, longest)}…` : text;
}
