import type { Labels } from '../../metrics/Sample';
import type { LabelMatcher } from './Expression';
import type { RangeSamples } from './rate';
import type { Vector } from './Value';

/** Where an evaluation finds its samples. Times are Unix seconds. */
export interface SeriesSource {
  /** The newest sample of each series that is not older than five minutes. */
  instant(matchers: LabelMatcher[], time: number): Vector;
  /** The samples after `start` up to `end` of each series that has any. */
  range(
    matchers: LabelMatcher[],
    start: number,
    end: number,
  ): (RangeSamples & { labels: Labels })[];
}
