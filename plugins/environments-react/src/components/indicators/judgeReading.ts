import type { IndicatorReading } from '@flightdeck/plugin-environments-common';
import type { Tone } from '../status';

/** What a reading means; undefined where it has no threshold to be measured by. */
export function judgeReading(
  reading: IndicatorReading,
): { tone: Tone; word: string } | undefined {
  const { value, warning, critical, trouble } = reading;
  if (value === undefined) {
    return reading.noTraffic
      ? { tone: 'suspended', word: 'No requests' }
      : { tone: 'unknown', word: 'Unknown' };
  }
  const isBeyond = (threshold: number | undefined) =>
    threshold !== undefined &&
    (trouble === 'below' ? value < threshold : value > threshold);
  if (isBeyond(critical)) {
    return { tone: 'critical', word: 'Critical' };
  }
  if (isBeyond(warning)) {
    return { tone: 'warning', word: 'Warning' };
  }
  if (warning === undefined && critical === undefined) {
    return undefined;
  }
  return { tone: 'healthy', word: 'Within limits' };
}
