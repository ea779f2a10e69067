import { X509Certificate } from 'node:crypto';
import { KubeObject } from '../../../kubernetes/Cluster';
import { textAt } from '../../../kubernetes/json';

export interface IssuedCertificate {
  notBefore: Date;
  notAfter: Date;
  names: string[];
}

/** What the certificate in a TLS Secret says; undefined where there is none that can be read. */
export function readTlsSecret(
  secret: KubeObject | undefined,
): IssuedCertificate | undefined {
  const text = textAt(secret, 'data', 'tls.crt');
  if (text === undefined) {
    return undefined;
  }
  try {
    const { validFrom, validTo, subjectAltName } = new X509Certificate(
      Buffer.from(text, 'base64'),
    );
    return {
      notBefore: new Date(validFrom),
      notAfter: new Date(validTo),
      names: [...(subjectAltName ?? '').matchAll(/DNS:([^,\s]+)/g)].map(
        ([, name]) => name,
      ),
    };
  } catch {
    // It holds something else, and is written anew.
    return undefined;
  }
}
