import type { IndicatorUnit } from '@flightdeck/plugin-environments-common';
import { formatBytes } from '../usage/formatUsage';

function digits(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(
    value,
  );
}

const DAY = 86_400;
const HOUR = 3_600;

/** Durations from milliseconds to the days that a certificate still has. */
function duration(seconds: number): string {
  const size = Math.abs(seconds);
  if (size >= 2 * DAY) {
    return `${digits(seconds / DAY)} d`;
  }
  if (size >= 2 * HOUR) {
    return `${digits(seconds / HOUR)} h`;
  }
  return size < 1 ? `${digits(seconds * 1000)} ms` : `${digits(seconds)} s`;
}

/** A value with its unit, for a person. */
export function formatValue(value: number, unit: IndicatorUnit): string {
  switch (unit) {
    case 'ratio':
      return `${digits(value * 100)} %`;
    case 'seconds':
      return duration(value);
    case 'requests/s':
      return `${digits(value)} requests/s`;
    case 'bytes':
      return formatBytes(value);
    default:
      return digits(value);
  }
}
