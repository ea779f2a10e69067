import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type {
  Maintenance,
  MaintenanceRecord,
} from '@flightdeck/plugin-environments-common';
import { Age, Timestamp } from '@flightdeck/plugin-environments-react';

/** Says that people work on the environment, who and why, and until when. */
export function MaintenanceBanner(props: {
  maintenance: Maintenance | MaintenanceRecord;
}) {
  const { maintenance } = props;
  const { reason, until } = maintenance;
  return (
    <Alert severity="info">
      <AlertTitle>
        Under maintenance{' '}
        {until ? (
          <>
            until <Timestamp time={until} />
          </>
        ) : (
          'until its annotation is taken away'
        )}
      </AlertTitle>
      {reason && <div>Why: {reason}</div>}
      {maintenance.by && (
        <div>
          Switched on by{' '}
          <EntityRefLink entityRef={maintenance.by} defaultKind="user" />
          {'since' in maintenance && (
            <>
              {' '}
              <Age time={maintenance.since} />
            </>
          )}
          .
        </div>
      )}
      Trouble is told of, and not counted.
    </Alert>
  );
}
