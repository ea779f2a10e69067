import type { Vector } from './Value';
import { labelsKey, withoutLabels } from './Value';

interface Bucket {
  upperBound: number;
  count: number;
}

/** The quantile of each histogram among the buckets, interpolated within a bucket. */
export function histogramQuantile(quantile: number, buckets: Vector): Vector {
  const histograms = new Map<
    string,
    { labels: Vector[number]['labels']; buckets: Bucket[] }
  >();
  for (const { labels, value } of buckets) {
    const upperBound = Number(labels.le?.replace('+Inf', 'Infinity'));
    if (labels.le && !Number.isNaN(upperBound)) {
      const rest = withoutLabels(labels, ['__name__', 'le']);
      const key = labelsKey(rest);
      const histogram = histograms.get(key) ?? { labels: rest, buckets: [] };
      histogram.buckets.push({ upperBound, count: value });
      histograms.set(key, histogram);
    }
  }
  return [...histograms.values()].map(histogram => ({
    labels: histogram.labels,
    value: bucketQuantile(quantile, histogram.buckets),
  }));
}

function bucketQuantile(quantile: number, unsorted: Bucket[]): number {
  if (Number.isNaN(quantile)) {
    return Number.NaN;
  }
  if (quantile < 0 || quantile > 1) {
    return quantile < 0 ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
  }
  const buckets = cumulative(unsorted);
  const last = buckets.length - 1;
  const total = buckets[last].count;
  if (
    buckets[last].upperBound !== Number.POSITIVE_INFINITY ||
    last < 1 ||
    !(total > 0)
  ) {
    return Number.NaN;
  }
  const rank = quantile * total;
  const index = buckets.slice(0, last).findIndex(({ count }) => count >= rank);
  if (index < 0) {
    return buckets[last - 1].upperBound;
  }
  const { upperBound, count } = buckets[index];
  if (index === 0 && upperBound <= 0) {
    return upperBound;
  }
  const lowerBound = index > 0 ? buckets[index - 1].upperBound : 0;
  const below = index > 0 ? buckets[index - 1].count : 0;
  return (
    lowerBound + (upperBound - lowerBound) * ((rank - below) / (count - below))
  );
}

/** In ascending order, with counts that never fall: scrapes may see a bucket before another. */
function cumulative(unsorted: Bucket[]): Bucket[] {
  const sorted = [...unsorted].sort((a, b) => a.upperBound - b.upperBound);
  let highest = Number.NEGATIVE_INFINITY;
  return sorted.map(({ upperBound, count }) => {
    highest = Math.max(highest, count);
    return { upperBound, count: highest };
  });
}
