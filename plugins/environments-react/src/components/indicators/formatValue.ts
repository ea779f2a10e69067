import type { IndicatorUnit } from '@flightdeck/plugin-environments-common';

function digits(value: number): string {
  return new Intl.NumberFormat('en', { maximumSignificantDigits: 3 }).format(
    value,
  );
}

/** A value with its unit, for a person. */
export function formatValue(value: number, unit: IndicatorUnit): string {
  switch (unit) {
    case 'ratio':
      return `${digits(value * 100)} %`;
    case 'seconds':
      return Math.abs(value) < 1
        ? `${digits(value * 1000)} ms`
        : `${digits(value)} s`;
    case 'requests/s':
      return `${digits(value)} requests/s`;
    default:
      return digits(value);
  }
}
