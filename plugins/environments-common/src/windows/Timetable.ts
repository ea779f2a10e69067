import { mergeSpans, type Span } from './Span';

/** The spans of a window from some moment on, computed as far as they are looked at. */
export class Timetable {
  readonly #source: Iterator<Span>;
  readonly #spans: Span[] = [];
  #place = 0;

  /** Takes spans in the order of their begins; they may touch and overlap. */
  constructor(spans: Iterable<Span>) {
    this.#source = mergeSpans(spans);
  }

  /** The span that a moment is in, or else the first after it; undefined when there is none. */
  from(time: number): Span | undefined {
    if (this.#place > 0 && this.#spans[this.#place - 1].end > time) {
      this.#place = 0;
    }
    for (;;) {
      const span = this.#spans[this.#place] ?? this.#pull();
      if (span === undefined || span.end > time) {
        return span;
      }
      this.#place += 1;
    }
  }

  /** The span that a moment is in. */
  at(time: number): Span | undefined {
    const span = this.from(time);
    return span && span.begin <= time ? span : undefined;
  }

  /** The first moment after this one at which a span begins; infinite when none does. */
  nextBegin(time: number): number {
    const span = this.from(time);
    if (!span) {
      return Infinity;
    }
    return span.begin > time
      ? span.begin
      : this.from(span.end)?.begin ?? Infinity;
  }

  #pull(): Span | undefined {
    const { done, value } = this.#source.next();
    if (done) {
      return undefined;
    }
    this.#spans.push(value);
    return value;
  }
}
