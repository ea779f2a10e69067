import { useState } from 'react';
import Box from '@material-ui/core/Box';
import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import type {
  ChecklistEvent,
  ChecklistState,
} from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  PersonName,
  Sentence,
  Timestamp,
} from '@flightdeck/plugin-environments-react';
import { stateWord } from '../words/ChecklistStateMark';
import { EVENT_WORDS } from './eventWords';

/** So many are on screen until more are asked for. */
const NEWEST = 20;

/** What happened to a checklist, the newest first. */
export function EventList(props: {
  label: string;
  /** Oldest first. */
  events: readonly ChecklistEvent[];
  /** Names the items; without it they are left out. */
  titleOf?: (itemId: string) => string;
}) {
  const { events, label, titleOf } = props;
  const [all, setAll] = useState(false);
  const newest = [...events].reverse();
  return (
    <>
      <DataTable
        label={label}
        rows={all ? newest : newest.slice(0, NEWEST)}
        keyOf={({ sequence }) => String(sequence)}
        emptyText="Nothing has happened yet."
        columns={[
          {
            title: 'When',
            render: ({ at }) => (
              <Box minWidth="8rem">
                <Timestamp time={at} />
              </Box>
            ),
          },
          {
            title: 'What',
            rowHeader: true,
            render: event => <Deed event={event} titleOf={titleOf} />,
          },
          { title: 'Change', render: describeChange },
          { title: 'Reason', render: event => <EventReason event={event} /> },
        ]}
      />
      {!all && events.length > NEWEST && (
        <Button size="small" onClick={() => setAll(true)}>
          Show all {events.length}
        </Button>
      )}
    </>
  );
}

function Deed(props: {
  event: ChecklistEvent;
  titleOf: ((itemId: string) => string) | undefined;
}) {
  const { action, actor, itemId } = props.event;
  return (
    <Box minWidth="8rem">
      <PersonName name={actor} /> {EVENT_WORDS[action]}
      {itemId && props.titleOf && `: ${props.titleOf(itemId)}`}
    </Box>
  );
}

function EventReason(props: { event: ChecklistEvent }) {
  const { evidenceHash, reason } = props.event;
  return (
    <>
      {reason && <Sentence text={reason} />}
      {evidenceHash && (
        <Typography
          variant="caption"
          color="textSecondary"
          component="div"
          title={evidenceHash}
        >
          Evidence {evidenceHash.slice(0, 12)}
        </Typography>
      )}
    </>
  );
}

function describeChange({
  after,
  before,
}: {
  before?: ChecklistState;
  after?: ChecklistState;
}): string {
  return [before, after]
    .flatMap(state => (state ? stateWord(state) : []))
    .join(' → ');
}
