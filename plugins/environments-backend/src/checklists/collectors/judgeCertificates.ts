import {
  expiryThresholds,
  judgeExpiry,
} from '@flightdeck/plugin-environments-common';
import type { CollectedEnvironment } from '@flightdeck/plugin-environments-node';
import type { Aspect } from './Aspect';

interface End {
  what: string;
  /** The Secret that holds it. */
  secret: string | undefined;
  namespace: string;
  notAfter: string | undefined;
}

/** Whether certificates are near their end: as cert-manager tells, and as Secrets hold them. */
export function judgeCertificates(
  { facts: { objects } }: CollectedEnvironment,
  now: Date,
): Aspect[] {
  const managed = (objects.Certificate ?? []).map(
    ({ metadata, spec, status }): End => ({
      what: `Certificate ${metadata.name}`,
      secret: spec.secretName,
      namespace: metadata.namespace,
      notAfter: status.notAfter,
    }),
  );
  const held = (objects.Secret ?? []).flatMap(
    ({ certificateExpiresAt: notAfter, metadata }): End[] =>
      notAfter === undefined
        ? []
        : [
            {
              what: `The certificate in Secret ${metadata.name}`,
              secret: metadata.name,
              namespace: metadata.namespace,
              notAfter,
            },
          ],
  );
  const ends = [
    ...managed,
    ...held.filter(
      ({ namespace, secret }) =>
        !managed.some(
          other =>
            other.notAfter !== undefined &&
            other.secret === secret &&
            other.namespace === namespace,
        ),
    ),
  ];
  return ends.map(end => judgeEnd(end, now));
}

function judgeEnd({ notAfter, what }: End, now: Date): Aspect {
  const ends = `${what} ends on ${notAfter?.slice(0, 10)}`;
  const expiry = judgeExpiry(notAfter, now, expiryThresholds);
  if (notAfter === undefined || Number.isNaN(Date.parse(notAfter))) {
    return { state: 'pending', says: `${what} has not been issued yet.` };
  }
  if (!expiry) {
    return { state: 'passed', says: `${ends}.` };
  }
  if (expiry.reason === 'CertificateExpired') {
    return {
      state: 'failed',
      says: `${what} ended on ${notAfter.slice(0, 10)}.`,
    };
  }
  return {
    state: expiry.severity === 'critical' ? 'failed' : 'warning',
    says: `${ends}, which is near.`,
  };
}
