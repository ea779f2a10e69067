import { findErrorCode } from '@flightdeck/plugin-environments-node';
import { ClusterError, type ClusterFailure } from './ClusterError';

const CERTIFICATE_CODES =
  /^(ERR_TLS_|ERR_SSL_|CERT_|DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT|UNABLE_TO_)/;

const SILENCE_CODES = /^UND_ERR_(HEADERS|BODY)_TIMEOUT$/;

/** Whether the TLS handshake failed, so that the certificate authority should be read again. */
export function isCertificateError(error: unknown): boolean {
  return CERTIFICATE_CODES.test(findErrorCode(error) ?? '');
}

/** Turns what a request threw into a sentence. */
export function explainFailure(error: unknown, cluster: string): ClusterError {
  if (error instanceof ClusterError) {
    return error;
  }
  const code = findErrorCode(error);
  const suffix = code ? ` (${code})` : '';
  return new ClusterError(
    'unreachable',
    isCertificateError(error)
      ? `The certificate of cluster '${cluster}' is not trusted${suffix}.`
      : `Cluster '${cluster}' does not answer${suffix}.`,
    { silent: SILENCE_CODES.test(code ?? '') },
  );
}

function judge(status: number): { failure: ClusterFailure; says: string } {
  switch (status) {
    case 401:
      return {
        failure: 'unauthorized',
        says: 'does not accept the configured credentials',
      };
    case 403:
      return {
        failure: 'forbidden',
        says: 'does not allow this to the configured credentials',
      };
    case 404:
    case 406:
      return { failure: 'unsupported', says: 'does not serve this' };
    case 410:
      return {
        failure: 'gone',
        says: 'no longer has the history to go on from',
      };
    default:
      return { failure: 'unreachable', says: `answered with status ${status}` };
  }
}

/** Turns the status of an answer, or of an error inside a watch, into a sentence. */
export function explainStatus(status: number, cluster: string): ClusterError {
  const { failure, says } = judge(status);
  return new ClusterError(failure, `Cluster '${cluster}' ${says}.`, {
    answered: true,
    status,
  });
}
