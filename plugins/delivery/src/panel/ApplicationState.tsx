import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { Link } from '@backstage/core-components';
import type { Application } from '@flightdeck/plugin-environments-common';
import {
  Age,
  safeUrl,
  SyncStatus,
} from '@flightdeck/plugin-environments-react';
import { ApplicationFacts } from './ApplicationFacts';
import { OutOfSyncResources } from './OutOfSyncResources';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2) },
    title: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      gap: theme.spacing(0, 2),
    },
  }),
  { name: 'FlightdeckApplicationState' },
);

/** One application: what Git says, what is there, and what differs. */
export function ApplicationState(props: { application: Application }) {
  const { application } = props;
  const classes = useStyles();
  const url = safeUrl(application.url);
  return (
    <Paper variant="outlined" className={classes.root}>
      <div className={classes.title}>
        <Typography variant="subtitle1" component="h3">
          {application.name}
        </Typography>
        <SyncStatus
          status={application.sync.status}
          operationInProgress={application.operationInProgress}
        />
        {url && <Link to={url}>Open {application.name} in Argo CD</Link>}
      </div>
      <ApplicationFacts application={application} />
      {application.conditions.map(condition => (
        <Alert
          key={`${condition.type} ${condition.message}`}
          severity={condition.type.endsWith('Warning') ? 'warning' : 'error'}
        >
          {condition.type}: {condition.message}
          {condition.lastTransitionTime && (
            <>
              {' ('}
              <Age time={condition.lastTransitionTime} />)
            </>
          )}
        </Alert>
      ))}
      <OutOfSyncResources resources={application.resources} />
    </Paper>
  );
}
