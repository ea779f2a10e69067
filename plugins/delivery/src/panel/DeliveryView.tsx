import { useRef } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  useLatestOperation,
} from '@flightdeck/plugin-environments-react';
import { OperationView } from '../operation/OperationView';
import { SyncButton } from '../sync/SyncButton';
import { SyncDialog } from '../sync/SyncDialog';
import { useDialog } from '../sync/useDialog';
import { useSyncObstacle } from '../sync/useSyncObstacle';
import { ApplicationState } from './ApplicationState';

const useStyles = makeStyles(
  theme => ({ root: { display: 'grid', gap: theme.spacing(2) } }),
  { name: 'FlightdeckDeliveryView' },
);

/** The applications of an environment, its newest operation, and the way to sync it. */
export function DeliveryView(props: { snapshot: EnvironmentSnapshot }) {
  const { snapshot } = props;
  const { ref } = snapshot.environment;
  const classes = useStyles();
  const latest = useLatestOperation(ref);
  const operation = latest.data?.[0];
  const obstacle = useSyncObstacle(snapshot, operation);
  const { applications } = snapshot;
  const section = useRef<HTMLElement>(null);
  const dialog = useDialog(section);

  return (
    <div className={classes.root}>
      <SyncButton obstacle={obstacle} onClick={dialog.open} />
      {latest.error && <FreshnessLine live={latest} />}
      {operation && (
        <section ref={section} tabIndex={-1} aria-label="Newest operation">
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
      {dialog.isOpen && (
        <SyncDialog
          environmentRef={ref}
          title={snapshot.environment.title ?? snapshot.environment.name}
          applications={applications ?? []}
          obstacle={obstacle}
          onClose={dialog.close}
        />
      )}
    </div>
  );
}
