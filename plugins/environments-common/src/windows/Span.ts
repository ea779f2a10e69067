/** A span of time in milliseconds since the epoch; the end is not part of it and may be infinite. */
export interface Span {
  begin: number;
  end: number;
}

/** Joins spans that touch or overlap. They come in the order of their begins. */
export function* mergeSpans(spans: Iterable<Span>): Generator<Span> {
  let open: Span | undefined;
  for (const { begin, end } of spans) {
    if (open && begin <= open.end) {
      open.end = Math.max(open.end, end);
    } else {
      if (open) {
        yield open;
      }
      open = { begin, end };
    }
  }
  if (open) {
    yield open;
  }
}
