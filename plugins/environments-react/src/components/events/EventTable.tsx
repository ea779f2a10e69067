import { makeStyles } from '@material-ui/core/styles';
import type {
  EnvironmentEvent,
  Subject,
} from '@flightdeck/plugin-environments-common';
import { formatSubject } from '../findings/formatSubject';
import { ObjectLink } from '../links';
import { StatusMark } from '../status';
import { DataTable, type DataColumn } from '../table';
import { Age } from '../time';
import { groupEvents, type EventGroup } from './groupEvents';

const useStyles = makeStyles(
  {
    message: { wordBreak: 'break-word', minWidth: '16rem' },
    more: { '& summary': { cursor: 'pointer' } },
  },
  { name: 'FlightdeckEventTable' },
);

/**
 * Props of {@link EventTable}.
 *
 * @public
 */
export interface EventTableProps {
  events: readonly EnvironmentEvent[];
  /** Leaves out the object, where all events are of one. */
  ofOneObject?: boolean;
  emptyText?: string;
}

/**
 * Events of the cluster, in the order they come in. What happened again, or to several objects, is
 * told once, with how often.
 *
 * @public
 */
export function EventTable(props: EventTableProps) {
  const { events, ofOneObject, emptyText = 'There is no event.' } = props;
  const classes = useStyles();
  const columns: DataColumn<EventGroup>[] = [
    { title: 'Last seen', render: group => <Seen group={group} /> },
    {
      title: 'Type',
      noWrap: true,
      render: group => <EventType type={group.type} />,
    },
    {
      title: 'Reason',
      noWrap: true,
      rowHeader: true,
      render: ({ reason }) => reason,
    },
    {
      title: 'Object',
      render: ({ subjects }) => <Subjects subjects={subjects} />,
    },
    {
      title: 'Message',
      render: ({ message }) => <div className={classes.message}>{message}</div>,
    },
  ];
  return (
    <DataTable
      label="Events"
      columns={
        ofOneObject
          ? columns.filter(({ title }) => title !== 'Object')
          : columns
      }
      rows={groupEvents(events)}
      keyOf={({ type, reason, message, subjects }) =>
        JSON.stringify([type, reason, message, subjects[0].kind])
      }
      emptyText={emptyText}
    />
  );
}

function EventType(props: { type: string }) {
  return props.type === 'Warning' ? (
    <StatusMark tone="warning">Warning</StatusMark>
  ) : (
    <>{props.type}</>
  );
}

/** So many objects are named at once; the rest on demand. */
const NAMED = 2;

function Subjects(props: { subjects: readonly Subject[] }) {
  const classes = useStyles();
  const rest = props.subjects.slice(NAMED);
  return (
    <>
      <SubjectLines subjects={props.subjects.slice(0, NAMED)} />
      {rest.length > 0 && (
        <details className={classes.more}>
          <summary>and {rest.length} more</summary>
          <SubjectLines subjects={rest} />
        </details>
      )}
    </>
  );
}

function SubjectLines(props: { subjects: readonly Subject[] }) {
  return (
    <>
      {props.subjects.map(subject => (
        <div key={formatSubject(subject)}>
          <ObjectLink object={subject} />
        </div>
      ))}
    </>
  );
}

function Seen(props: { group: EventGroup }) {
  const { count, firstSeen, lastSeen } = props.group;
  return (
    <>
      {lastSeen ? <Age time={lastSeen} /> : 'unknown'}
      {count > 1 && (
        <div>
          {count} times
          {firstSeen && (
            <>
              , first <Age time={firstSeen} />
            </>
          )}
        </div>
      )}
    </>
  );
}
