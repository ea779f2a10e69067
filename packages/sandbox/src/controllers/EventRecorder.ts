import { createHash } from 'node:crypto';
import { z } from 'zod';
import { Cluster, KubeObject } from '../kubernetes/Cluster';
import { Timeline, timestamp } from './Timeline';

export interface RecordedEvent {
  type: 'Normal' | 'Warning';
  reason: string;
  message: string;
  /** The component that says it, such as `kubelet`. */
  component: string;
  host?: string;
  /** Path of the field that it is about, such as `spec.containers{backend}`. */
  fieldPath?: string;
}

const LIFETIME_SECONDS = 60 * 60;
const MOST_EVENTS = 2000;
const SWEEP_SECONDS = 30;

const eventSchema = z.looseObject({
  count: z.number().default(1),
  firstTimestamp: z.string(),
  lastTimestamp: z.string(),
});

/**
 * Writes Events. The same thing said again of the same object raises the count of the Event that is
 * there. Events go after an hour, the oldest sooner when there are very many.
 */
export class EventRecorder {
  readonly #cluster: Cluster;
  readonly #timeline: Timeline;
  /** The name of the Event that says a thing, by digest of the thing. */
  readonly #names = new Map<string, string>();
  #sequence = 0;

  constructor(cluster: Cluster, timeline: Timeline) {
    this.#cluster = cluster;
    this.#timeline = timeline;
  }

  record(about: KubeObject, event: RecordedEvent): void {
    // A deleted object can still be spoken of, but not one whose namespace is gone.
    const namespace = about.metadata.namespace ?? 'default';
    if (!this.#cluster.get('Namespace', '', namespace)) {
      return;
    }
    const said = digest(about, event);
    const now = timestamp(this.#timeline.now());
    const known = this.#names.get(said);
    const existing = known && this.#cluster.get('Event', namespace, known);
    if (existing) {
      const { count } = eventSchema.parse(existing);
      this.#cluster.patch('Event', namespace, known, {
        count: count + 1,
        lastTimestamp: now,
      });
      return;
    }
    const name = this.#nextName(about);
    this.#names.set(said, name);
    this.#cluster.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name, namespace },
      involvedObject: {
        apiVersion: about.apiVersion,
        kind: about.kind,
        name: about.metadata.name,
        namespace: about.metadata.namespace,
        uid: about.metadata.uid,
        resourceVersion: about.metadata.resourceVersion,
        fieldPath: event.fieldPath,
      },
      reason: event.reason,
      message: event.message,
      source: { component: event.component, host: event.host },
      firstTimestamp: now,
      lastTimestamp: now,
      count: 1,
      type: event.type,
      eventTime: null,
      reportingComponent: event.component,
      reportingInstance: event.host ?? '',
    });
  }

  /** Removes what is too old from now on. Returns the function that ends this. */
  startExpiry(): () => void {
    let cancel = () => {};
    const sweep = () => {
      this.#expire();
      cancel = this.#timeline.after(SWEEP_SECONDS, sweep);
    };
    sweep();
    return () => cancel();
  }

  /** Names rise with time, so that Events of the same second stay in order when they are sorted. */
  #nextName({ metadata }: KubeObject): string {
    this.#sequence = (this.#sequence + 1) % 0x10000;
    const time = this.#timeline.now().getTime().toString(16);
    const number = this.#sequence.toString(16).padStart(4, '0');
    return `${metadata.name}.${time}${number}`;
  }

  #expire(): void {
    const now = this.#timeline.now().getTime();
    const byAge = this.#cluster
      .list('Event')
      .map(event => ({ event, last: lastSeen(event) }))
      .sort((left, right) => left.last - right.last);
    byAge.forEach(({ event, last }, index) => {
      const tooMany = byAge.length - index > MOST_EVENTS;
      if (tooMany || now - last > LIFETIME_SECONDS * 1000) {
        const { namespace = '', name } = event.metadata;
        this.#cluster.delete('Event', namespace, name);
      }
    });
    const left = new Set(
      this.#cluster.list('Event').map(({ metadata }) => metadata.name),
    );
    for (const [said, name] of this.#names) {
      if (!left.has(name)) {
        this.#names.delete(said);
      }
    }
  }
}

function lastSeen(event: KubeObject): number {
  const { success, data } = eventSchema.safeParse(event);
  return (
    Date.parse(success ? data.lastTimestamp : '') ||
    Date.parse(event.metadata.creationTimestamp)
  );
}

function digest(about: KubeObject, event: RecordedEvent): string {
  return createHash('sha256')
    .update(
      JSON.stringify([
        about.metadata.uid,
        event.type,
        event.reason,
        event.message,
        event.component,
        event.fieldPath,
      ]),
    )
    .digest('hex')
    .slice(0, 16);
}
