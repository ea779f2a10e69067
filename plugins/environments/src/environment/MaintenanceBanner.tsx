import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import type { Maintenance } from '@flightdeck/plugin-environments-common';
import { Timestamp } from '@flightdeck/plugin-environments-react';

/** Says that people work on the environment, and until when. */
export function MaintenanceBanner(props: { maintenance: Maintenance }) {
  const { reason, until } = props.maintenance;
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
      {reason && `${reason} `}
      Trouble is told of, and not counted.
    </Alert>
  );
}
