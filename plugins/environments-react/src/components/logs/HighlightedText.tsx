/** A text with each occurrence of another one marked, whatever its case. */
export function HighlightedText(props: { text: string; mark?: string }) {
  const { text, mark } = props;
  if (!mark) {
    return <>{text}</>;
  }
  return (
    <>
      {splitAround(text, mark).map((part, index) =>
        index % 2 === 1 ? <mark key={index}>{part}</mark> : part,
      )}
    </>
  );
}

/** The parts of a text between and of the occurrences of another: the odd ones are those. */
export function splitAround(text: string, mark: string): string[] {
  const escaped = mark.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  return text.split(new RegExp(`(${escaped})`, 'gi'));
}
