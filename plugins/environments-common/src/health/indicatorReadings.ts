import { formatBytes } from '../kubernetes';
import type { IndicatorReading } from '../indicators';
import type { Verdict } from './createRule';
import { durationWords } from './durations';
import type { Subject } from './Finding';

/** The indicators that have a rule of their own, with advice of their own. */
export const ERROR_RATIO = 'error-ratio';
export const LATENCY_P95 = 'latency-p95';
export const QUEUE_LENGTH = 'queue-length';
export const NODE_DISK = 'node-disk';
export const CPU_THROTTLED = 'cpu-throttled';
export const CERTIFICATE_EXPIRY = 'certificate-expiry';

/** Indicators that sum up what rules say of single objects where these can be seen. */
export const MEMORY_SATURATION = 'memory-saturation';
export const VOLUME_USAGE = 'volume-usage';

const WITH_RULE: ReadonlySet<string> = new Set([
  ERROR_RATIO,
  LATENCY_P95,
  QUEUE_LENGTH,
  NODE_DISK,
  CPU_THROTTLED,
  CERTIFICATE_EXPIRY,
]);

/** From here on a person counts in minutes, hours and days. */
const LONG_SECONDS = 120;

export function hasOwnRule({ id }: IndicatorReading): boolean {
  return WITH_RULE.has(id);
}

export function indicatorSubject({ id }: IndicatorReading): Subject {
  return { kind: 'Indicator', name: id };
}

/**
 * A value with its unit, for a person.
 *
 * @public
 */
export function formatValue(
  value: number,
  unit: IndicatorReading['unit'],
): string {
  switch (unit) {
    case 'ratio':
      return `${round(value * 100)} %`;
    case 'seconds':
      return formatSeconds(value);
    case 'requests/s':
      return `${round(value)} requests/s`;
    case 'bytes':
      return formatBytes(value);
    default:
      return String(round(value));
  }
}

function formatSeconds(value: number): string {
  const length = Math.abs(value);
  if (length >= LONG_SECONDS) {
    return `${value < 0 ? '-' : ''}${durationWords(length)}`;
  }
  return length < 1 ? `${round(value * 1000)} ms` : `${round(value)} s`;
}

function round(value: number): number {
  return Math.abs(value) >= 100
    ? Math.round(value)
    : Number(value.toPrecision(3));
}

/** Holds a reading against its own thresholds, on the side on which trouble lies. */
export function judgeReading(
  reading: IndicatorReading,
  advice: { reason: string; remediation: string[] },
): Verdict | undefined {
  const { value, warning, critical, unit, query, trouble = 'above' } = reading;
  if (value === undefined) {
    return undefined;
  }
  const isBeyond = (limit: number | undefined): limit is number =>
    limit !== undefined &&
    (trouble === 'above' ? value > limit : value < limit);
  const isCritical = isBeyond(critical);
  const limit = isCritical ? critical : warning;
  if (!isBeyond(limit)) {
    return undefined;
  }
  return {
    severity: isCritical ? 'critical' : 'warning',
    ...advice,
    says: `is ${formatValue(value, unit)}, ${trouble} ${formatValue(
      limit,
      unit,
    )}`,
    evidence: [
      { path: query, value: String(value) },
      { path: isCritical ? 'critical' : 'warning', value: String(limit) },
    ],
  };
}
