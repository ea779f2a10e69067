import { createIndicatorRule } from '../createIndicatorRule';
import { CERTIFICATE_EXPIRY, judgeReading } from '../indicatorReadings';

export const sloCertificateExpiry = createIndicatorRule({
  id: 'slo.certificate-expiry',
  holdSeconds: 0,
  isAbout: ({ id }) => id === CERTIFICATE_EXPIRY,
  judge: reading =>
    judgeReading(reading, {
      reason: 'CertificateExpiring',
      remediation: [
        'See which certificate ends first: `kubectl get certificates,secrets`, and why it is not renewed.',
      ],
    }),
});
