import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type {
  ChecklistEvent,
  ChecklistState,
} from '@flightdeck/plugin-environments-common';
import { DataTable, Timestamp } from '@flightdeck/plugin-environments-react';
import { stateWord } from '../words/ChecklistStateMark';
import { PersonName } from '../words/PersonName';
import { EVENT_WORDS } from './eventWords';

/** What happened to a checklist, the newest first. */
export function EventList(props: {
  label: string;
  /** Oldest first. */
  events: readonly ChecklistEvent[];
  /** Names the items; without it they are left out. */
  titleOf?: (itemId: string) => string;
}) {
  const { events, label, titleOf } = props;
  const newest = [...events].reverse();
  return (
    <DataTable
      label={label}
      rows={newest}
      keyOf={({ sequence }) => String(sequence)}
      emptyText="Nothing has happened yet."
      columns={[
        { title: 'When', render: ({ at }) => <Timestamp time={at} /> },
        {
          title: 'What',
          rowHeader: true,
          render: ({ action, actor, itemId }) => (
            <Box minWidth="8rem">
              <PersonName name={actor} /> {EVENT_WORDS[action]}
              {itemId && titleOf && `: ${titleOf(itemId)}`}
            </Box>
          ),
        },
        { title: 'Change', render: event => describeChange(event) },
        {
          title: 'Reason',
          render: ({ evidenceHash, reason }) => (
            <>
              {reason}
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
          ),
        },
      ]}
    />
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
