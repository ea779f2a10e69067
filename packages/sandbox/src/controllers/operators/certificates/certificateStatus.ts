import { NewCondition } from '../../conditions';
import { parseGoDuration } from '../parseGoDuration';
import { CertificateView } from './certificates';
import { IssuedCertificate } from './readTlsSecret';

/** cert-manager renews when a third of the time is left, unless it is told otherwise. */
const RENEWED_WITH_LEFT = 1 / 3;

export function renewalTime(
  { spec }: CertificateView,
  { notBefore, notAfter }: IssuedCertificate,
): Date {
  const lasts = notAfter.getTime() - notBefore.getTime();
  const left = spec.renewBefore
    ? parseGoDuration(spec.renewBefore) * 1000
    : lasts * RENEWED_WITH_LEFT;
  return new Date(notAfter.getTime() - left);
}

/** The condition `Ready`, in the words of cert-manager. */
export function readyCondition(
  { spec }: CertificateView,
  issued: IssuedCertificate | undefined,
  now: Date,
): NewCondition {
  const say = (
    status: 'True' | 'False',
    reason: string,
    message: string,
  ): NewCondition => ({ type: 'Ready', status, reason, message });
  if (!issued) {
    return say(
      'False',
      'DoesNotExist',
      'Issuing certificate as Secret does not exist',
    );
  }
  return issued.notAfter <= now
    ? say(
        'False',
        'Expired',
        `Certificate for secret ${
          spec.secretName
        } expired on ${issued.notAfter.toUTCString()}`,
      )
    : say('True', 'Ready', 'Certificate is up to date and has not expired');
}
