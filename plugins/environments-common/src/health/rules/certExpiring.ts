import type { Certificate } from '../../kubernetes';
import { describeCommand } from '../advice';
import { expiryThresholds, judgeExpiry } from '../certificates';
import { createObjectRule } from '../createRule';
import { durationWords } from '../durations';
import { parseTime } from '../time';

/**
 * For how long a certificate has been due for renewal, in seconds; below zero when it is not due
 * yet. Undefined where its manager does not tell.
 */
function overdueSeconds({ status }: Certificate, now: Date) {
  const renewal = parseTime(status.renewalTime);
  return renewal === undefined ? undefined : (now.getTime() - renewal) / 1000;
}

/** A certificate of a day must not be left alone for a day. */
function graceSeconds({ status }: Certificate, most: number): number {
  const renewal = parseTime(status.renewalTime) ?? 0;
  const end = parseTime(status.notAfter) ?? renewal;
  return Math.min(most, (end - renewal) / 2000);
}

export const certExpiring = createObjectRule('Certificate', {
  id: 'cert.expiring',
  holdSeconds: 0,
  thresholds: { ...expiryThresholds, renewalGraceSeconds: 86_400 },
  concerns: ({ status }) => parseTime(status.notAfter) !== undefined,
  judge(certificate, { now, thresholds }) {
    const { metadata, spec, status } = certificate;
    const expiry = judgeExpiry(status.notAfter, now, thresholds);
    const overdue = overdueSeconds(certificate, now);
    const isLate =
      overdue !== undefined &&
      overdue > graceSeconds(certificate, thresholds.renewalGraceSeconds);
    const isExpired = expiry?.reason === 'CertificateExpired';
    // One that will be renewed in time may end soon: it was made to.
    const isTrouble = overdue === undefined ? expiry : isExpired || isLate;
    if (!isTrouble) {
      return undefined;
    }
    const left = (parseTime(status.notAfter) ?? 0) - now.getTime();
    const says = expiry?.says ?? `expires in ${durationWords(left / 1000)}`;
    const issuer = spec.issuerRef?.name;
    return {
      severity: expiry?.severity ?? 'warning',
      reason: expiry?.reason ?? 'RenewalOverdue',
      says:
        overdue !== undefined && overdue > 0
          ? `${says}, and should have been renewed ${durationWords(
              overdue,
            )} ago`
          : says,
      remediation: [
        `See why it is not renewed: ${describeCommand(
          'Certificate',
          metadata,
        )}, then its CertificateRequest and Order.`,
        ...(issuer
          ? [`See that ${spec.issuerRef?.kind ?? 'Issuer'} ${issuer} is ready.`]
          : []),
      ],
      evidence: [
        { path: 'status.notAfter', value: status.notAfter ?? '' },
        ...(status.renewalTime
          ? [{ path: 'status.renewalTime', value: status.renewalTime }]
          : []),
      ],
    };
  },
});
