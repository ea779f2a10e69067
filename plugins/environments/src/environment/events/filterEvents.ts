import type { EnvironmentEvent } from '@flightdeck/plugin-environments-common';
import { formatSubject } from '@flightdeck/plugin-environments-react';
import type { EventFilters } from '../location/environmentLocation';

/** Of the events that were read, those that are asked for. */
export function filterEvents(
  events: readonly EnvironmentEvent[],
  { about, type, text = '' }: EventFilters,
): EnvironmentEvent[] {
  const words = text.toLocaleLowerCase('en').split(/\s+/).filter(Boolean);
  return events.filter(event => {
    const said = [event.reason, event.message, formatSubject(event.subject)]
      .join(' ')
      .toLocaleLowerCase('en');
    return (
      (!type || event.type === type) &&
      (!about || formatSubject(event.subject) === formatSubject(about)) &&
      words.every(word => said.includes(word))
    );
  });
}
