import type { Labels, Sample } from '../../metrics/Sample';
import type { LabelMatcher, SeriesSource, Vector } from '../promql';
import { labelsKey, NAME_LABEL } from '../promql';
import { Series } from './Series';

/** How old the newest sample of a series may be to count as its present value. */
const LOOKBACK_SECONDS = 300;
const CLEANING_SECONDS = 60;

/** Samples in memory, kept for a bounded time. Times are Unix seconds. */
export class SampleStore implements SeriesSource {
  readonly #retentionSeconds: number;
  readonly #byName = new Map<string, Map<string, Series>>();
  /** What each source told last. */
  readonly #exposed = new Map<string, Set<Series>>();
  #cleanedAt = 0;

  constructor(options: { retentionSeconds: number }) {
    this.#retentionSeconds = options.retentionSeconds;
  }

  /**
   * Keeps what a source tells: a scrape, or a rule. Series that it told of before and not any more
   * have ended.
   */
  append(source: string, time: number, samples: Sample[]): void {
    const exposed = new Set<Series>();
    for (const sample of samples) {
      const series = this.#seriesOf(sample);
      series.append(time, sample.value);
      exposed.add(series);
    }
    for (const series of this.#exposed.get(source) ?? []) {
      if (!exposed.has(series)) {
        series.end(time);
      }
    }
    this.#exposed.set(source, exposed);
    this.#clean(time);
  }

  instant(matchers: LabelMatcher[], time: number): Vector {
    return this.#select(matchers).flatMap(series => {
      const value = series.valueAt(time, LOOKBACK_SECONDS);
      return value === undefined ? [] : { labels: series.labels, value };
    });
  }

  range(matchers: LabelMatcher[], start: number, end: number) {
    return this.#select(matchers).flatMap(series => {
      const samples = series.between(start, end);
      return samples.values.length === 0
        ? []
        : { labels: series.labels, ...samples };
    });
  }

  /** The labels of every series that matches one of the selectors; of all series without any. */
  labelSets(selectors: LabelMatcher[][] = []): Labels[] {
    const found =
      selectors.length === 0
        ? this.#select([])
        : new Set(selectors.flatMap(matchers => this.#select(matchers)));
    return [...found].map(series => series.labels);
  }

  #seriesOf({ name, labels }: Sample): Series {
    const named = this.#byName.get(name) ?? new Map<string, Series>();
    this.#byName.set(name, named);
    const key = labelsKey(labels);
    const series =
      named.get(key) ?? new Series({ ...labels, [NAME_LABEL]: name });
    named.set(key, series);
    return series;
  }

  #select(matchers: LabelMatcher[]): Series[] {
    const name = matchers.find(
      ({ label, exact }) => label === NAME_LABEL && exact !== undefined,
    )?.exact;
    const candidates =
      name === undefined
        ? [...this.#byName.values()]
        : [this.#byName.get(name) ?? new Map<string, Series>()];
    return candidates.flatMap(named =>
      [...named.values()].filter(({ labels }) =>
        matchers.every(matcher => matcher.matches(labels[matcher.label] ?? '')),
      ),
    );
  }

  #clean(now: number): void {
    if (now - this.#cleanedAt < CLEANING_SECONDS) {
      return;
    }
    this.#cleanedAt = now;
    for (const [name, named] of this.#byName) {
      for (const [key, series] of named) {
        series.forgetBefore(now - this.#retentionSeconds);
        series.thinBefore(now - LOOKBACK_SECONDS - CLEANING_SECONDS);
        if (series.isEmpty) {
          named.delete(key);
        }
      }
      if (named.size === 0) {
        this.#byName.delete(name);
      }
    }
  }
}
