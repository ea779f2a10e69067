import type {
  EnvironmentEvent,
  Subject,
} from '@flightdeck/plugin-environments-common';
import { formatSubject } from '../findings/formatSubject';

/** The same event about one or more objects of a kind. */
export interface EventGroup {
  type: string;
  reason: string;
  message: string;
  count: number;
  /** ISO 8601. */
  firstSeen?: string;
  /** ISO 8601. */
  lastSeen?: string;
  subjects: Subject[];
}

/**
 * Tells once what happened to several objects of a kind in the same words. Groups stand where
 * their first event stood.
 */
export function groupEvents(events: readonly EnvironmentEvent[]): EventGroup[] {
  const groups = new Map<string, EventGroup>();
  for (const event of events) {
    const { type, reason, message, subject } = event;
    const key = JSON.stringify([type, reason, message, subject.kind]);
    const group = groups.get(key);
    groups.set(key, {
      type,
      reason,
      message,
      count: (group?.count ?? 0) + event.count,
      firstSeen: pick('first', group?.firstSeen, event.firstSeen),
      lastSeen: pick('last', group?.lastSeen, event.lastSeen),
      subjects: addSubject(group?.subjects ?? [], subject),
    });
  }
  return [...groups.values()];
}

function addSubject(subjects: Subject[], subject: Subject): Subject[] {
  const name = formatSubject(subject);
  return subjects.some(each => formatSubject(each) === name)
    ? subjects
    : [...subjects, subject];
}

function pick(
  which: 'first' | 'last',
  one: string | undefined,
  other: string | undefined,
): string | undefined {
  if (one === undefined || other === undefined) {
    return one ?? other;
  }
  const isOneFirst = Date.parse(one) <= Date.parse(other);
  return isOneFirst === (which === 'first') ? one : other;
}
