import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { listAt } from '../kubernetes/json';
import { daysSince, DAY_SECONDS } from './age';
import { hash } from './random';
import type { Sample } from './Sample';

/**
 * In how many days the certificate of an Ingress ends, for example `"5"`.
 *
 * @public
 */
export const ANNOTATION_CERTIFICATE_DAYS =
  'sandbox.flightdeck.dev/certificate-days';

/** As Let's Encrypt issues them and cert-manager renews them. */
const CERTIFICATE_DAYS = 90;
const RENEWED_AFTER_DAYS = 60;

const ingressSchema = z.object({
  spec: z.object({
    tls: z
      .array(
        z.object({
          hosts: z.array(z.string()).default([]),
          secretName: z.string().optional(),
        }),
      )
      .default([]),
    rules: z
      .array(
        z.object({
          host: z.string().optional(),
          http: z
            .object({
              paths: z.array(
                z.object({
                  path: z.string().default('/'),
                  backend: z.object({
                    service: z.object({ name: z.string() }).optional(),
                  }),
                }),
              ),
            })
            .optional(),
        }),
      )
      .default([]),
  }),
});
type Ingress = z.infer<typeof ingressSchema>['spec'];

const tlsSecretSchema = z.object({ data: z.object({ 'tls.crt': z.string() }) });

/** What a blackbox exporter tells that asks each host of each Ingress for its first page. */
export class ProbeMetrics {
  readonly #cluster: Pick<Cluster, 'get' | 'list'>;

  constructor(cluster: Pick<Cluster, 'get' | 'list'>) {
    this.#cluster = cluster;
  }

  samples(now: number): Sample[] {
    return this.#cluster.list('Ingress').flatMap(object => {
      const { data } = ingressSchema.safeParse(object);
      return data
        ? [
            ...this.#certificates(object, data.spec, now),
            ...this.#pages(object, data.spec, now),
          ]
        : [];
    });
  }

  /** The certificate that the Ingress names, if it is there. */
  #certificates(
    { metadata }: KubeObject,
    { tls }: Ingress,
    now: number,
  ): Sample[] {
    const { namespace = '', annotations = {} } = metadata;
    const days = Number(annotations[ANNOTATION_CERTIFICATE_DAYS] ?? Number.NaN);
    const sinceIssued = daysSince(metadata, now) % RENEWED_AFTER_DAYS;
    return tls.flatMap(({ hosts, secretName = '' }) => {
      const end = this.#endOfCertificate(namespace, secretName);
      const left = Number.isFinite(days)
        ? days
        : CERTIFICATE_DAYS - sinceIssued;
      const assumed = now + left * DAY_SECONDS;
      return hosts.map(host => ({
        name: 'probe_ssl_earliest_cert_expiry',
        labels: { namespace, target: `https://${host}` },
        value: Math.round(Number.isFinite(days) ? assumed : end ?? assumed),
      }));
    });
  }

  /** In Unix seconds; undefined where there is no such Secret, or none that can be read. */
  #endOfCertificate(namespace: string, secret: string): number | undefined {
    const { data } = tlsSecretSchema.safeParse(
      this.#cluster.get('Secret', namespace, secret),
    );
    if (!data) {
      return undefined;
    }
    try {
      const pem = Buffer.from(data.data['tls.crt'], 'base64');
      const end = Date.parse(new X509Certificate(pem).validTo) / 1000;
      return Number.isNaN(end) ? undefined : end;
    } catch {
      // Then the server would show a certificate of its own.
      return undefined;
    }
  }

  #pages(
    { metadata }: KubeObject,
    { rules, tls }: Ingress,
    now: number,
  ): Sample[] {
    const { namespace = '' } = metadata;
    const secured = new Set(tls.flatMap(({ hosts }) => hosts));
    return rules.flatMap(({ host, http }) => {
      const paths = http?.paths ?? [];
      const first = paths.find(({ path }) => path === '/') ?? paths.at(0);
      const service = first?.backend.service?.name;
      if (!host || !service) {
        return [];
      }
      const scheme = secured.has(host) ? 'https' : 'http';
      const labels = { namespace, target: `${scheme}://${host}` };
      const answers = this.#serves(namespace, service);
      const swing = (hash(`${host}/${Math.floor(now / 15)}`) % 40) / 1000;
      const told = {
        probe_success: answers ? 1 : 0,
        probe_http_status_code: answers ? 200 : 503,
        probe_duration_seconds: 0.03 + swing,
      };
      return Object.entries(told).map(([name, value]) => ({
        ...{ name, labels, value },
      }));
    });
  }

  #serves(namespace: string, service: string): boolean {
    const endpoints = this.#cluster.get('Endpoints', namespace, service);
    return listAt(endpoints, 'subsets').some(
      subset => listAt(subset, 'addresses').length > 0,
    );
  }
}
