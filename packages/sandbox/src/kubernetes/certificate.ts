import { generate } from 'selfsigned';

const DAY = 24 * 60 * 60 * 1000;

/** A key and a certificate for 127.0.0.1 that vouches for itself, made anew at each start. */
export async function createCertificate(): Promise<{
  key: string;
  cert: string;
}> {
  // From the real time, as clients check it against theirs.
  const now = Date.now();
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: 'flightdeck-sandbox' }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: new Date(now - DAY),
      notAfterDate: new Date(now + 365 * DAY),
      extensions: [
        { name: 'basicConstraints', cA: true },
        { name: 'keyUsage', digitalSignature: true, keyCertSign: true },
        { name: 'extKeyUsage', serverAuth: true },
        {
          name: 'subjectAltName',
          altNames: [
            { type: 2, value: 'localhost' },
            { type: 7, ip: '127.0.0.1' },
          ],
        },
      ],
    },
  );
  return { key, cert };
}
