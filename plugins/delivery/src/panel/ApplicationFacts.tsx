import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Application } from '@flightdeck/plugin-environments-common';
import { Age } from '@flightdeck/plugin-environments-react';
import { automationWords } from './automationWords';
import { Revisions } from './Revisions';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content minmax(0, 1fr)',
      gap: theme.spacing(0.5, 2),
      margin: theme.spacing(1, 0),
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0, wordBreak: 'break-word' },
    },
  }),
  { name: 'FlightdeckApplicationFacts' },
);

/** What is known of an application, line by line. */
export function ApplicationFacts(props: { application: Application }) {
  const { application } = props;
  const classes = useStyles();
  return (
    <Typography variant="body2" component="dl" className={classes.root}>
      <Fact name="Deployed">
        <Deployed history={application.history} />
      </Fact>
      <Fact name="Compared with">
        <Revisions revisions={application.sync.revisions} />
      </Fact>
      <Fact name="Follows">
        {application.sources.map(source => (
          <div key={JSON.stringify(source)}>
            {source.targetRevision ?? 'HEAD'} of {source.repoUrl}
            {source.path && `, ${source.path}`}
            {source.chart && `, chart ${source.chart}`}
          </div>
        ))}
      </Fact>
      <Fact name="Syncs">{automationWords(application.automation)}</Fact>
      <Fact name="Health">
        {application.health.status}
        {application.health.message && `: ${application.health.message}`}
      </Fact>
      <Fact name="Last operation">
        <LastOperation operation={application.operation} />
      </Fact>
      <Fact name="Last compared">
        {application.reconciledAt ? (
          <Age time={application.reconciledAt} />
        ) : (
          'never'
        )}
      </Fact>
    </Typography>
  );
}

function Fact(props: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{props.name}</dt>
      <dd>{props.children}</dd>
    </>
  );
}

function Deployed(props: { history: Application['history'] }) {
  const [newest] = props.history;
  if (!newest) {
    return <>never, as far as Argo CD remembers</>;
  }
  return (
    <>
      <Revisions revisions={newest.revisions} />
      {newest.deployedAt && (
        <>
          {' '}
          <Age time={newest.deployedAt} />
        </>
      )}
      {newest.initiatedBy && ` by ${newest.initiatedBy}`}
    </>
  );
}

function LastOperation(props: { operation: Application['operation'] }) {
  const { operation } = props;
  if (!operation) {
    return <>none that Argo CD remembers</>;
  }
  const at = operation.finishedAt ?? operation.startedAt;
  return (
    <>
      {operation.phase}
      {operation.initiatedBy && ` by ${operation.initiatedBy}`}
      {at && (
        <>
          {' '}
          <Age time={at} />
        </>
      )}
      {operation.revisions.length > 0 && (
        <>
          {' at '}
          <Revisions revisions={operation.revisions} />
        </>
      )}
      {operation.retryCount > 0 && `, retried ${operation.retryCount} times`}
      {operation.message && <div>{operation.message}</div>}
    </>
  );
}
