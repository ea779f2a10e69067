import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import {
  ANNOTATION_MAINTENANCE,
  type Maintenance,
  type MaintenanceRecord,
} from '@flightdeck/plugin-environments-common';
import { Age, Timestamp } from '@flightdeck/plugin-environments-react';

/** Says that people work on the environment, who and why, and until when. */
export function MaintenanceBanner(props: {
  maintenance: Maintenance | MaintenanceRecord;
}) {
  const { maintenance } = props;
  const { by, reason, until } = maintenance;
  return (
    <Alert severity="info">
      <AlertTitle>
        Under maintenance
        {until && (
          <>
            {' '}
            until <Timestamp time={until} />
          </>
        )}
      </AlertTitle>
      {reason && <div>Why: {reason}</div>}
      <div>
        {by ? (
          <>
            Switched on by <EntityRefLink entityRef={by} defaultKind="user" />
            {'since' in maintenance && (
              <>
                {' '}
                <Age time={maintenance.since} />
              </>
            )}
            .
          </>
        ) : (
          <AnnotationLine ends={until !== undefined} />
        )}
      </div>
      Trouble is told of, and not counted.
    </Alert>
  );
}

/** What the entity says, only its entity can take back. */
function AnnotationLine(props: { ends: boolean }) {
  return (
    <>
      The annotation <code>{ANNOTATION_MAINTENANCE}</code> of its entity says so
      {props.ends ? '.' : ', until it is taken away.'}
    </>
  );
}
