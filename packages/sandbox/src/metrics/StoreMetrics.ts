import { z } from 'zod';
import { amountOf } from '../controllers/amountOf';
import type { Cluster, KubeObject } from '../kubernetes/Cluster';
import { daysSince } from './age';
import { ProbeMetrics } from './ProbeMetrics';
import { hash } from './random';
import { readApplications } from './readApplications';
import type { Sample } from './Sample';

/**
 * How full the volume of a PersistentVolumeClaim is, for example `"0.95"`.
 *
 * @public
 */
export const ANNOTATION_VOLUME_USED = 'sandbox.flightdeck.dev/volume-used';

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

/** What exporters tell of queues, volumes and hosts. */
export class StoreMetrics {
  readonly #cluster: Cluster;
  readonly #probes: ProbeMetrics;
  readonly #queues = new Map<string, number>();
  #before: number | undefined;

  constructor(cluster: Cluster) {
    this.#cluster = cluster;
    this.#probes = new ProbeMetrics(cluster);
  }

  samples(at: Date): Sample[] {
    const now = at.getTime() / 1000;
    return [
      ...this.#readQueues(now),
      ...this.#cluster
        .list('PersistentVolumeClaim')
        .flatMap(claim => describeVolume(claim, now)),
      ...this.#probes.samples(now),
    ];
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
    ? amountOf(parsed.data.status.capacity.storage)
    : 0;
  if (capacity === 0) {
    return [];
  }
  const age = daysSince(claim.metadata, now);
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
