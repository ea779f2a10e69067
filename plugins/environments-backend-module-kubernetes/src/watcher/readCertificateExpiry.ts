import { X509Certificate } from 'node:crypto';
import { z } from 'zod';

const tlsSecretSchema = z.object({
  type: z.literal('kubernetes.io/tls'),
  data: z.object({ 'tls.crt': z.string() }),
});

/**
 * When the certificate in a Secret of type `kubernetes.io/tls` ends: its own, not that of those who
 * signed it. Undefined for other Secrets, and when it cannot be read.
 */
export function readCertificateExpiry(raw: unknown): string | undefined {
  const { data: secret } = tlsSecretSchema.safeParse(raw);
  if (!secret) {
    return undefined;
  }
  try {
    const chain = Buffer.from(secret.data['tls.crt'], 'base64');
    const end = new Date(new X509Certificate(chain).validTo);
    return Number.isNaN(end.getTime()) ? undefined : end.toISOString();
  } catch {
    // A missing fact. What could not be read must not reach a message.
    return undefined;
  }
}
