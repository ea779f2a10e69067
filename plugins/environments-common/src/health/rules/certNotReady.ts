import type { Certificate } from '../../kubernetes';
import { describeCommand } from '../advice';
import { createObjectRule } from '../createRule';
import { secondsSince } from '../time';
import { quote } from '../words';

function conditionOf({ status }: Certificate, name: string) {
  return status.conditions.find(({ type }) => type === name);
}

export const certNotReady = createObjectRule('Certificate', {
  id: 'cert.not-ready',
  holdSeconds: 600,
  thresholds: { issuingSeconds: 3600 },
  concerns: certificate =>
    conditionOf(certificate, 'Ready')?.status === 'False',
  judge(certificate, { now, thresholds }) {
    const { metadata, spec } = certificate;
    const ready = conditionOf(certificate, 'Ready');
    const issuing = conditionOf(certificate, 'Issuing');
    const isIssuing = issuing?.status === 'True';
    const issuingFor = secondsSince(issuing?.lastTransitionTime, now) ?? 0;
    if (!ready || (isIssuing && issuingFor <= thresholds.issuingSeconds)) {
      return undefined;
    }
    const { reason = 'NotReady', message = reason } = ready;
    return {
      severity: 'critical',
      reason: isIssuing ? 'IssuingTooLong' : reason,
      says: `is not ready${
        isIssuing ? ', and is still being issued' : ''
      }: ${quote(message)}`,
      remediation: [
        `See what its issuer answers: ${describeCommand(
          'Certificate',
          metadata,
        )}, then \`kubectl get certificaterequests,orders,challenges -n ${
          metadata.namespace
        }\`.`,
        ...(spec.issuerRef?.name
          ? [
              `See that ${spec.issuerRef.kind ?? 'Issuer'} ${
                spec.issuerRef.name
              } is ready.`,
            ]
          : []),
      ],
      evidence: [
        { path: 'status.conditions[Ready]', value: `${reason}: ${message}` },
      ],
      began: ready.lastTransitionTime,
    };
  },
});
