import Typography from '@material-ui/core/Typography';
import type { BackupItem } from '@flightdeck/plugin-environments-common';
import {
  Age,
  DataTable,
  formatSubject,
  LogsLink,
  ObjectLink,
  StatusMark,
  type Tone,
} from '@flightdeck/plugin-environments-react';

/** What makes backups, when it last did, and for how long they are kept. */
export function BackupTable(props: { items: readonly BackupItem[] }) {
  return (
    <DataTable
      label="Backups"
      rows={props.items}
      keyOf={({ subject }) => formatSubject(subject)}
      emptyText="No CronJob is labelled as backup."
      columns={[
        {
          title: 'Made by',
          rowHeader: true,
          render: ({ subject }) => (
            <>
              <div>
                <ObjectLink object={subject}>{subject.name}</ObjectLink>
              </div>
              <Typography variant="caption">
                <LogsLink object={subject} />
              </Typography>
            </>
          ),
        },
        { title: 'Last run', render: item => <LastRun item={item} /> },
        {
          title: 'Newest backup',
          render: ({ lastSuccessAt }) =>
            lastSuccessAt ? <Age time={lastSuccessAt} /> : 'none is known',
        },
        { title: 'Schedule', render: item => <Schedule item={item} /> },
        {
          title: 'Kept for',
          render: ({ retentionDays }) =>
            retentionDays === undefined
              ? 'not told'
              : `${retentionDays} ${retentionDays === 1 ? 'day' : 'days'}`,
        },
      ]}
    />
  );
}

const RUNS: Record<BackupItem['lastRun'], { tone: Tone; word: string }> = {
  succeeded: { tone: 'healthy', word: 'Succeeded' },
  failed: { tone: 'critical', word: 'Failed' },
  running: { tone: 'progressing', word: 'Running' },
  unknown: { tone: 'unknown', word: 'Unknown' },
};

function LastRun(props: { item: BackupItem }) {
  const { lastRun, lastRunAt } = props.item;
  const { tone, word } = RUNS[lastRun];
  return (
    <>
      <StatusMark tone={tone}>{word}</StatusMark>
      {lastRunAt && (
        <div>
          <Age time={lastRunAt} />
        </div>
      )}
    </>
  );
}

/** The zone of a schedule that names none is that of the cluster's controllers. */
function Schedule(props: { item: BackupItem }) {
  const { schedule, timeZone, suspended } = props.item;
  return (
    <>
      {schedule ?? 'none'}
      <div>{schedule && (timeZone ?? "in the cluster's zone")}</div>
      {suspended && <StatusMark tone="suspended">Suspended</StatusMark>}
    </>
  );
}
