import { z } from 'zod';
import { conditionSchema } from '../../conditions';
import { createView } from '../../objects/createView';

export const readCertificate = createView(
  z.object({
    secretName: z.string(),
    dnsNames: z.array(z.string()).default([]),
    commonName: z.string().optional(),
    /** As Let's Encrypt issues them where nothing is said. */
    duration: z.string().default('2160h'),
    renewBefore: z.string().optional(),
    issuerRef: z.object({
      name: z.string(),
      kind: z.string().default('Issuer'),
      group: z.string().default('cert-manager.io'),
    }),
  }),
  z.looseObject({
    revision: z.number().default(0),
    conditions: z.array(conditionSchema).default([]),
  }),
);
export type CertificateView = ReturnType<typeof readCertificate>;

/** The names that the certificate is for. */
export function namesOf({ spec }: CertificateView): string[] {
  const { dnsNames, commonName } = spec;
  return [...new Set([...(commonName ? [commonName] : []), ...dnsNames])];
}
