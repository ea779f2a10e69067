import type { EnvironmentEvent, EventList } from '../api/events';
import type { EnvironmentFacts } from '../health/EnvironmentFacts';
import { eventTime } from '../health/events';
import { subjectKey } from '../health/subjects';
import { parseTime } from '../health/time';
import type { KubernetesEvent } from '../kubernetes';
import { explainFeed, explainSources } from './explainFeed';

/**
 * Which events are wanted. A part that is absent narrows nothing.
 *
 * @public
 */
export interface EventFilter {
  /** The kind of the object that events are about. */
  kind?: string;
  /** Its name. */
  object?: string;
  objectNamespace?: string;
  /** Leaves out events about an object of the same name that was there before. */
  uid?: string;
  type?: string;
  limit: number;
}

/** An event and when it was last seen, in milliseconds since the epoch. */
interface Seen {
  event: EnvironmentEvent;
  at: number;
}

/**
 * The events of an environment, the newest first. What was said of one object in the same words is
 * one event, seen so many times. Pure.
 *
 * @public
 */
export function assembleEvents(
  facts: EnvironmentFacts,
  filter: EventFilter,
  now: Date,
): EventList {
  const gathered = new Map<string, Seen>();
  for (const raw of facts.objects.Event ?? []) {
    const event = describe(raw);
    if (matches(event, filter)) {
      const { subject, type, reason, message } = event;
      const key = JSON.stringify([subjectKey(subject), type, reason, message]);
      const seen = { event, at: eventTime(raw) };
      const known = gathered.get(key);
      gathered.set(key, known ? join(known, seen) : seen);
    }
  }
  const events = [...gathered.values()]
    .sort((a, b) => b.at - a.at)
    .map(({ event }) => event);
  const problem = [
    ...explainFeed('Event', facts),
    ...(facts.objects.Event ? explainSources('Event', facts) : []),
  ].join(' ');
  return {
    events: facts.objects.Event && events.slice(0, filter.limit),
    total: events.length,
    problem: problem || undefined,
    asOf: now.toISOString(),
  };
}

function matches({ subject, type }: EnvironmentEvent, filter: EventFilter) {
  const { uid } = filter;
  return (
    (filter.kind ?? subject.kind) === subject.kind &&
    (filter.object ?? subject.name) === subject.name &&
    (filter.objectNamespace ?? subject.namespace) === subject.namespace &&
    (uid ?? subject.uid) === (subject.uid ?? uid) &&
    (filter.type ?? type) === type
  );
}

function describe(event: KubernetesEvent): EnvironmentEvent {
  const { metadata, involvedObject: about, series, count } = event;
  const seen = eventTime(event);
  return {
    namespace: metadata.namespace,
    name: metadata.name,
    type: event.type ?? 'Normal',
    reason: event.reason ?? '',
    message: event.message ?? '',
    count: Math.max(series?.count ?? 1, count ?? 1),
    firstSeen:
      event.firstTimestamp ?? event.eventTime ?? metadata.creationTimestamp,
    lastSeen: seen > 0 ? new Date(seen).toISOString() : undefined,
    subject:
      about.kind && about.name
        ? {
            kind: about.kind,
            namespace: about.namespace,
            name: about.name,
            uid: about.uid,
          }
        : // It says not of what it speaks: it stands for itself.
          {
            kind: 'Event',
            namespace: metadata.namespace,
            name: metadata.name,
          },
  };
}

function join(a: Seen, b: Seen): Seen {
  const [newest, oldest] = b.at > a.at ? [b, a] : [a, b];
  const [late, early] = [newest.event.firstSeen, oldest.event.firstSeen];
  const isEarlier =
    (parseTime(late) ?? Infinity) < (parseTime(early) ?? Infinity);
  return {
    at: newest.at,
    event: {
      ...newest.event,
      count: a.event.count + b.event.count,
      firstSeen: isEarlier ? late : early,
    },
  };
}
