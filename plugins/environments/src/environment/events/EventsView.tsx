import Alert from '@material-ui/lab/Alert';
import Typography from '@material-ui/core/Typography';
import { InfoCard } from '@backstage/core-components';
import {
  environmentReadPermission,
  type EventList,
} from '@flightdeck/plugin-environments-common';
import {
  EventTable,
  FreshnessLine,
  LivePart,
  useEvents,
} from '@flightdeck/plugin-environments-react';
import type { EnvironmentViewProps } from '../EnvironmentView';
import type { EventFilters } from '../location/environmentLocation';
import { EventFilterBar } from './EventFilterBar';
import { filterEvents } from './filterEvents';

const LIMIT = 500;

/** What the cluster says happened. */
export function EventsView(props: EnvironmentViewProps) {
  const { snapshot, location, change } = props;
  const filters = location.events;
  const live = useEvents(snapshot.environment.ref, {
    kind: filters.about?.kind,
    object: filters.about?.name,
    objectNamespace: filters.about?.namespace,
    type: filters.type,
    limit: LIMIT,
  });
  return (
    <InfoCard>
      <EventFilterBar
        filters={filters}
        onChange={next => change({ events: { ...filters, ...next } })}
      />
      <LivePart
        live={live}
        what="the events"
        permission={environmentReadPermission.name}
      >
        {list => (
          <>
            {!live.error && <FreshnessLine live={live} />}
            <ListedEvents list={list} filters={filters} />
          </>
        )}
      </LivePart>
    </InfoCard>
  );
}

function ListedEvents(props: { list: EventList; filters: EventFilters }) {
  const { list, filters } = props;
  const { events, total, problem } = list;
  if (!events) {
    return (
      <Alert severity="warning">
        {problem ?? 'The events could not be read.'} Nothing is known of them.
      </Alert>
    );
  }
  const shown = filterEvents(events, filters);
  const isFiltered = Object.values(filters).some(Boolean);
  return (
    <>
      {problem && <Alert severity="warning">{problem}</Alert>}
      {total > events.length && (
        <Typography variant="caption" color="textSecondary" component="div">
          The newest {events.length} of {total} events.
        </Typography>
      )}
      <EventTable
        events={shown}
        ofOneObject={filters.about !== undefined}
        emptyText={
          isFiltered
            ? 'No event matches.'
            : 'There is no event. A cluster forgets them after about an hour.'
        }
      />
    </>
  );
}
