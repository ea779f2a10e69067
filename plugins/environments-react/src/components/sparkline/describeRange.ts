import type { IndicatorRange } from '@flightdeck/plugin-environments-common';
import { formatValue } from '../indicators/formatValue';

/** A span of minutes in words. @public */
export function formatSpan(minutes: number): string {
  if (minutes < 1440) {
    return `${minutes / 60} h`;
  }
  return `${minutes / 1440} d`;
}

/** What a picture of an indicator shows, for those who do not see it. */
export function describeRange(range: IndicatorRange, minutes: number): string {
  const values = range.points.flatMap(({ value }) => value ?? []);
  const span = `${range.title} over the last ${formatSpan(minutes)}`;
  if (values.length === 0) {
    return `${span}: no sample.`;
  }
  const text = (value: number) => formatValue(value, range.unit);
  const missing = range.points.length - values.length;
  const gaps =
    missing > 0
      ? ` ${missing} of ${range.points.length} steps without a sample.`
      : '';
  return `${span}: from ${text(Math.min(...values))} to ${text(
    Math.max(...values),
  )}, lately ${text(values[values.length - 1])}.${gaps}`;
}
