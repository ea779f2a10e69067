import { generate } from 'selfsigned';
import type { Cluster, ManagedFields } from '../kubernetes/Cluster';
import { formatTime } from '../kubernetes/objectMetadata';

const DAY = 24 * 60 * 60 * 1000;
/** Let's Encrypt's certificates last so long, and are renewed a month before. */
const CERTIFICATE_DAYS = 90;

export interface SeedSecretsOptions {
  namespace: string;
  /** The name that the certificate is for. */
  host: string;
  now: Date;
  /** How long ago the values were last changed, and the certificate renewed. */
  daysAgo: { rotated: number; renewed: number };
}

/** Writes Secrets as Infisical and cert-manager would. None of their values opens anything. */
export async function seedSecrets(
  cluster: Cluster,
  { namespace, host, now, daysAgo }: SeedSecretsOptions,
): Promise<void> {
  const before = (days: number) => new Date(now.getTime() - days * DAY);
  const renewed = before(daysAgo.renewed);
  const { private: key, cert } = await generate(
    [{ name: 'commonName', value: host }],
    {
      keyType: 'ec',
      algorithm: 'sha256',
      notBeforeDate: renewed,
      notAfterDate: new Date(renewed.getTime() + CERTIFICATE_DAYS * DAY),
      extensions: [
        { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      ],
    },
  );
  const secrets = [
    {
      name: 'backend-secrets',
      type: 'Opaque',
      writer: 'infisical-operator',
      written: before(daysAgo.rotated),
      values: {
        DATABASE_PASSWORD: 'sandbox-database-password',
        SECRET_KEY: 'sandbox-secret-key',
        OIDC_CLIENT_SECRET: 'sandbox-oidc-client-secret',
      },
    },
    {
      name: 'co2calculator-tls',
      type: 'kubernetes.io/tls',
      writer: 'cert-manager',
      written: renewed,
      values: { 'tls.crt': cert, 'tls.key': key },
    },
  ];
  for (const { name, type, writer, written, values } of secrets) {
    const entries = Object.entries(values);
    cluster.apply({
      apiVersion: 'v1',
      kind: 'Secret',
      metadata: {
        name,
        namespace,
        managedFields: [noteOf(writer, written, Object.keys(values))],
      },
      type,
      data: Object.fromEntries(
        entries.map(([field, text]) => [
          field,
          Buffer.from(text).toString('base64'),
        ]),
      ),
    });
  }
}

function noteOf(manager: string, time: Date, keys: string[]): ManagedFields {
  return {
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    time: formatTime(time),
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:data': Object.fromEntries(keys.map(key => [`f:${key}`, {}])),
    },
  };
}
