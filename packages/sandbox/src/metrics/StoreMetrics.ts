import { X509Certificate } from 'node:crypto';
import { z } from 'zod';
import { parseQuantity } from '../controllers/quantity';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { hash } from './random';
import { readApplications } from './readApplications';
import type { Sample } from './Sample';

/**
 * How full the volume of a PersistentVolumeClaim is, for example `"0.95"`.
 *
 * @public
 */
export const ANNOTATION_VOLUME_USED = 'sandbox.flightdeck.dev/volume-used';

/**
 * In how many days the certificate of an Ingress ends, for example `"5"`.
 *
 * @public
 */
export const ANNOTATION_CERTIFICATE_DAYS =
  'sandbox.flightdeck.dev/certificate-days';

const DAY_SECONDS = 86_400;
/** As Let's Encrypt issues them and cert-manager renews them. */
const CERTIFICATE_DAYS = 90;
const RENEWED_AFTER_DAYS = 60;
const TASKS_PER_SECOND = 4;
const LONGEST_STEP_SECONDS = 60;
const INODE_BYTES = 16_384;
/** How much of a volume fills up in a day. */
const FILLED_A_DAY = 0.002;

const claimSchema = z.object({
  status: z.object({
    phase: z.literal('Bound'),
    capacity: z.object({ storage: z.string() }),
  }),
});

const ingressSchema = z.object({
  spec: z.object({
    tls: z.array(
      z.object({
        hosts: z.array(z.string()).default([]),
        secretName: z.string().optional(),
      }),
    ),
  }),
});

const tlsSecretSchema = z.object({ data: z.object({ 'tls.crt': z.string() }) });

/** What exporters tell of queues, volumes and certificates. */
export class StoreMetrics {
  readonly #cluster: Cluster;
  readonly #queues = new Map<string, number>();
  #before: number | undefined;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
  }

  samples(at: Date): Sample[] {
    const now = at.getTime() / 1000;
    return [
      ...this.#readQueues(now),
      ...this.#cluster
        .list('PersistentVolumeClaim')
        .flatMap(claim => describeVolume(claim, now)),
      ...this.#cluster
        .list('Ingress')
        .flatMap(ingress => this.#describeCertificates(ingress, now)),
    ];
  }

  /** What a probe of each host would see: the certificate that the Ingress names, if it is there. */
  #describeCertificates(ingress: KubeObject, now: number): Sample[] {
    const { data } = ingressSchema.safeParse(ingress);
    const { namespace = '', annotations = {} } = ingress.metadata;
    const days = Number(annotations[ANNOTATION_CERTIFICATE_DAYS] ?? Number.NaN);
    const sinceIssued = daysSince(ingress, now) % RENEWED_AFTER_DAYS;
    return (data?.spec.tls ?? []).flatMap(({ hosts, secretName = '' }) => {
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

  /** Tasks pile up while no worker is ready, and are soon worked off by those that are. */
  #readQueues(now: number): Sample[] {
    const passed = Math.max(0, now - (this.#before ?? now));
    const seconds = Math.min(passed, LONGEST_STEP_SECONDS);
    this.#before = now;
    return readApplications(this.#cluster)
      .filter(({ role }) => role === 'worker')
      .map(({ namespace, service, pods }) => {
        const ready = pods.filter(pod => pod.ready).length;
        const waiting = this.#queues.get(service + namespace) ?? 0;
        const pace = TASKS_PER_SECOND * (ready > 0 ? -10 * ready : 1);
        const busy = ready > 0 ? hash(`${Math.floor(now / 10)}`) % 9 : 0;
        const length = Math.max(busy, waiting + pace * seconds);
        this.#queues.set(service + namespace, length);
        return {
          name: 'celery_queue_length',
          labels: { namespace, queue_name: 'celery' },
          value: Math.round(length),
        };
      });
  }
}

function describeVolume(claim: KubeObject, now: number): Sample[] {
  const parsed = claimSchema.safeParse(claim);
  const { name, namespace = '', uid, annotations = {} } = claim.metadata;
  const capacity = parsed.success
    ? parseQuantity(parsed.data.status.capacity.storage)
    : 0;
  if (capacity === 0) {
    return [];
  }
  const age = daysSince(claim, now);
  const usual = 0.3 + (hash(uid) % 30) / 100 + FILLED_A_DAY * age;
  const wanted = Number(annotations[ANNOTATION_VOLUME_USED] ?? Number.NaN);
  const used = Math.min(1, Number.isFinite(wanted) ? wanted : usual);
  const inodes = Math.round(capacity / INODE_BYTES);
  const labels = { namespace, persistentvolumeclaim: name };
  const told = {
    capacity_bytes: capacity,
    used_bytes: Math.round(capacity * used),
    available_bytes: capacity - Math.round(capacity * used),
    inodes,
    inodes_free: inodes - Math.round(inodes * 0.2 * used),
  };
  return Object.entries(told).map(([figure, value]) => ({
    name: `kubelet_volume_stats_${figure}`,
    labels,
    value,
  }));
}

function daysSince({ metadata }: KubeObject, now: number): number {
  const created = Date.parse(metadata.creationTimestamp) / 1000;
  return Number.isNaN(created) ? 0 : Math.max(0, now - created) / DAY_SECONDS;
}
