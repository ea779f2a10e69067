import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  HoldBanner,
  useActionLocation,
  useDeliveryStatus,
  useLatestOperation,
  WindowVerdictLine,
} from '@flightdeck/plugin-environments-react';
import { ActionHost } from '../actions/ActionHost';
import { actionObstacle } from '../actions/actionObstacle';
import { ActionBar } from '../menu/ActionBar';
import { OperationView } from '../operation/OperationView';
import { ApplicationState } from './ApplicationState';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'grid', gap: theme.spacing(2), minWidth: 0 },
  }),
  { name: 'FlightdeckDeliveryView' },
);

/** How an environment is delivered, what bears on it, and the actions on it. */
export function DeliveryView(props: { snapshot: EnvironmentSnapshot }) {
  const { snapshot } = props;
  const { ref } = snapshot.environment;
  const classes = useStyles();
  const latest = useLatestOperation(ref);
  const status = useDeliveryStatus(ref);
  const { open } = useActionLocation();
  const operation = latest.data?.[0];
  const { applications } = snapshot;
  const resumeObstacle = actionObstacle('resume', snapshot, status);

  return (
    <div className={classes.root}>
      {status.data?.hold && (
        <HoldBanner
          hold={status.data.hold}
          action={
            <Button
              color="inherit"
              size="small"
              disabled={resumeObstacle !== undefined}
              title={resumeObstacle?.reason}
              onClick={() => open({ action: 'resume' })}
            >
              Resume automation
            </Button>
          }
        />
      )}
      <ActionBar snapshot={snapshot} status={status} />
      {status.data && status.error && <FreshnessLine live={status} />}
      {status.data && <WindowVerdictLine verdict={status.data.windows} />}
      {latest.error && <FreshnessLine live={latest} />}
      {operation && (
        <section aria-label="Newest operation">
          <OperationView operation={operation} />
        </section>
      )}
      {applications?.length === 0 && (
        <Typography>No application delivers this environment.</Typography>
      )}
      {applications?.map(application => (
        <ApplicationState
          key={`${application.instance}/${application.namespace}/${application.name}`}
          application={application}
        />
      ))}
      <ActionHost snapshot={snapshot} />
    </div>
  );
}
