import type { IndicatorReading } from '@flightdeck/plugin-environments-common';
import type { Tone } from '../status';

/** What a reading means; undefined where it has no threshold to be measured by. */
export function judgeReading(
  reading: IndicatorReading,
): { tone: Tone; word: string } | undefined {
  const { value, warning, critical } = reading;
  if (value === undefined) {
    return { tone: 'unknown', word: 'Unknown' };
  }
  if (critical !== undefined && value > critical) {
    return { tone: 'critical', word: 'Critical' };
  }
  if (warning !== undefined && value > warning) {
    return { tone: 'warning', word: 'Warning' };
  }
  if (warning === undefined && critical === undefined) {
    return undefined;
  }
  return { tone: 'healthy', word: 'Within limits' };
}
