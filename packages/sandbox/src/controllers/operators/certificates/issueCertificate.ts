import { generate } from 'selfsigned';

export interface CertificateRequest {
  /** The first is the subject. */
  names: readonly string[];
  notBefore: Date;
  notAfter: Date;
}

/** A certificate that vouches for itself, with its key, both in PEM. */
export async function issueCertificate({
  names,
  notBefore,
  notAfter,
}: CertificateRequest): Promise<{ certificate: string; key: string }> {
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: names[0] }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: notBefore,
      notAfterDate: notAfter,
      extensions: [
        {
          name: 'subjectAltName',
          altNames: names.map(value => ({ type: 2, value })),
        },
      ],
    },
  );
  return { certificate: cert, key };
}
