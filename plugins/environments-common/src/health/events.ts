import type { KubernetesEvent } from '../kubernetes';
import { parseTime } from './time';

/** When an event was last seen: the old and the new event API say it in different fields. */
export function eventTime(event: KubernetesEvent): number {
  return (
    parseTime(event.series?.lastObservedTime) ??
    parseTime(event.lastTimestamp) ??
    parseTime(event.eventTime) ??
    parseTime(event.firstTimestamp) ??
    parseTime(event.metadata.creationTimestamp) ??
    0
  );
}

export function newestFirst(
  events: readonly KubernetesEvent[],
): readonly KubernetesEvent[] {
  return [...events].sort((a, b) => eventTime(b) - eventTime(a));
}
