import type { Secret } from '../../kubernetes';
import { expiryThresholds, judgeExpiry } from '../certificates';
import { createObjectRule } from '../createRule';
import type { FactIndex } from '../FactIndex';
import { referencesOf } from '../podReferences';

/** Then the Certificate speaks of it, and knows when it is to be renewed. */
function isManaged({ metadata }: Secret, index: FactIndex): boolean {
  return index
    .objects('Certificate')
    .some(
      certificate =>
        certificate.metadata.namespace === metadata.namespace &&
        certificate.spec.secretName === metadata.name,
    );
}

/** Whether something here is seen to use the Secret; what nobody uses may end. */
function isUsed({ metadata }: Secret, index: FactIndex): boolean {
  const { namespace, name } = metadata;
  return (
    index
      .objects('Ingress')
      .some(
        ingress =>
          ingress.metadata.namespace === namespace &&
          ingress.spec.tls.some(({ secretName }) => secretName === name),
      ) ||
    index
      .objects('Pod')
      .some(
        pod =>
          pod.metadata.namespace === namespace &&
          referencesOf(pod).some(
            reference => reference.kind === 'Secret' && reference.name === name,
          ),
      )
  );
}

export const certSecretExpiring = createObjectRule('Secret', {
  id: 'cert.secret-expiring',
  holdSeconds: 0,
  thresholds: expiryThresholds,
  concerns: ({ certificateExpiresAt }) => certificateExpiresAt !== undefined,
  judge(secret, { index, now, thresholds }) {
    const { certificateExpiresAt, metadata } = secret;
    const expiry = judgeExpiry(certificateExpiresAt, now, thresholds);
    if (!expiry || isManaged(secret, index)) {
      return undefined;
    }
    const used = isUsed(secret, index);
    return {
      severity: used ? expiry.severity : 'warning',
      reason: expiry.reason,
      says: `holds a certificate that ${expiry.says}`,
      remediation: [
        ...(used
          ? []
          : [
              'No Ingress and no Pod is seen to use it: remove it when that is so.',
            ]),
        `Renew the certificate and write it into Secret ${metadata.name} in namespace ${metadata.namespace}, or let cert-manager do so.`,
      ],
      evidence: [
        { path: 'certificateExpiresAt', value: certificateExpiresAt ?? '' },
      ],
    };
  },
});
