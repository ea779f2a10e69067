import type { IndicatorReading } from '../indicators';
import type { Verdict } from './createRule';
import type { Subject } from './Finding';

/** The indicators that have a rule of their own, with advice of their own. */
export const ERROR_RATIO = 'error-ratio';
export const LATENCY_P95 = 'latency-p95';

export function indicatorSubject({ id }: IndicatorReading): Subject {
  return { kind: 'Indicator', name: id };
}

/** A value with its unit, for a person. */
export function formatValue(
  value: number,
  unit: IndicatorReading['unit'],
): string {
  switch (unit) {
    case 'ratio':
      return `${round(value * 100)} %`;
    case 'seconds':
      return value < 1 ? `${round(value * 1000)} ms` : `${round(value)} s`;
    case 'requests/s':
      return `${round(value)} requests/s`;
    default:
      return String(round(value));
  }
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}

/** Holds a reading against its own thresholds. */
export function judgeReading(
  reading: IndicatorReading,
  advice: { reason: string; remediation: string[] },
): Verdict | undefined {
  const { value, warning, critical, unit, query } = reading;
  if (value === undefined) {
    return undefined;
  }
  const isCritical = critical !== undefined && value > critical;
  const limit = isCritical ? critical : warning;
  if (limit === undefined || value <= limit) {
    return undefined;
  }
  return {
    severity: isCritical ? 'critical' : 'warning',
    ...advice,
    says: `is ${formatValue(value, unit)}, above ${formatValue(limit, unit)}`,
    evidence: [
      { path: query, value: String(value) },
      { path: isCritical ? 'critical' : 'warning', value: String(limit) },
    ],
  };
}
