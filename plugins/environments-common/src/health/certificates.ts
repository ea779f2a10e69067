import { durationWords } from './durations';
import type { Finding } from './Finding';
import { parseTime } from './time';

const DAY = 86_400;

/**
 * When a certificate that expires counts, in seconds before its end.
 *
 * @public
 */
export const expiryThresholds = {
  warningSeconds: 21 * DAY,
  criticalSeconds: 7 * DAY,
};

/**
 * What there is to say of the end of a certificate.
 *
 * @public
 */
export interface Expiry {
  severity: Extract<Finding['severity'], 'critical' | 'warning'>;
  reason: 'CertificateExpired' | 'CertificateExpiring';
  says: string;
  secondsLeft: number;
}

/**
 * Holds the end of a certificate against the thresholds.
 *
 * @public
 */
export function judgeExpiry(
  notAfter: string | undefined,
  now: Date,
  thresholds: Readonly<typeof expiryThresholds>,
): Expiry | undefined {
  const end = parseTime(notAfter);
  if (end === undefined) {
    return undefined;
  }
  const secondsLeft = (end - now.getTime()) / 1000;
  if (secondsLeft <= 0) {
    return {
      severity: 'critical',
      reason: 'CertificateExpired',
      says: `expired ${durationWords(-secondsLeft)} ago`,
      secondsLeft,
    };
  }
  return secondsLeft < thresholds.warningSeconds
    ? {
        severity:
          secondsLeft < thresholds.criticalSeconds ? 'critical' : 'warning',
        reason: 'CertificateExpiring',
        says: `expires in ${durationWords(secondsLeft)}`,
        secondsLeft,
      }
    : undefined;
}
