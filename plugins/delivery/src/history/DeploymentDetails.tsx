import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { DeploymentRecord } from '@flightdeck/plugin-environments-common';
import {
  DataTable,
  Facts,
  shortRevision,
  Timestamp,
} from '@flightdeck/plugin-environments-react';
import { BreakGlassAlert } from '../operation/BreakGlassAlert';
import { FollowingFindings } from './FollowingFindings';
import type { RollbackOffer } from './rollbackOffer';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      padding: theme.spacing(1, 1, 2, 4),
    },
    lines: { overflowWrap: 'anywhere' },
  }),
  { name: 'FlightdeckDeploymentDetails' },
);

/** All that is known of a deployment. */
export function DeploymentDetails(props: {
  record: DeploymentRecord;
  rollback: RollbackOffer;
}) {
  const { record, rollback } = props;
  const classes = useStyles();
  const { application, release, finishedAt } = record;
  return (
    <div className={classes.root}>
      {record.breakGlass && <BreakGlassAlert breakGlass={record.breakGlass} />}
      <Facts
        facts={[
          ['Message', record.message],
          [
            'Application',
            `${application.name} of ${application.engine}/${application.instance}`,
          ],
          ['Images', <Lines key="images" texts={release.images} />],
          ['Revisions', <Lines key="revisions" texts={release.revisions} />],
          [
            'Before it',
            record.previousRevisions && (
              <Lines texts={record.previousRevisions} />
            ),
          ],
          ['Ended', finishedAt && <Timestamp time={finishedAt} />],
          ['Operation', record.operationId],
          [
            'Rollback to it',
            rollback.kind === 'refused' ? rollback.reason : undefined,
          ],
        ]}
      />
      {record.findings.length > 0 && (
        <Section title="What followed">
          <FollowingFindings
            findings={record.findings}
            startedAt={record.startedAt}
          />
        </Section>
      )}
      {record.commits.length > 0 && (
        <Section title="Commits">
          <Commits record={record} />
        </Section>
      )}
    </div>
  );
}

function Section(props: { title: string; children: ReactNode }) {
  return (
    <div>
      <Typography variant="subtitle2" component="h4">
        {props.title}
      </Typography>
      {props.children}
    </div>
  );
}

function Lines(props: { texts: readonly string[] }) {
  const classes = useStyles();
  if (props.texts.length === 0) {
    return <>Not known</>;
  }
  return (
    <>
      {props.texts.map(text => (
        <div key={text} className={classes.lines}>
          {text}
        </div>
      ))}
    </>
  );
}

function Commits(props: { record: DeploymentRecord }) {
  return (
    <DataTable
      label="Commits"
      rows={props.record.commits}
      keyOf={({ repository, revision }) => `${repository} ${revision}`}
      emptyText=""
      columns={[
        {
          title: 'Revision',
          noWrap: true,
          rowHeader: true,
          render: ({ revision }) => shortRevision(revision),
        },
        { title: 'Message', render: ({ message }) => message ?? 'Not known' },
        { title: 'Author', render: ({ author }) => author ?? 'Not known' },
        {
          title: 'Committed',
          render: ({ committedAt }) =>
            committedAt ? <Timestamp time={committedAt} /> : 'Not known',
        },
        {
          title: 'Repository',
          render: ({ repository }) => repository ?? 'Not known',
        },
      ]}
    />
  );
}
