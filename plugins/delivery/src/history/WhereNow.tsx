import { Fragment } from 'react';
import Typography from '@material-ui/core/Typography';
import Alert from '@material-ui/lab/Alert';
import type {
  DeploymentRecord,
  FleetEnvironment,
} from '@flightdeck/plugin-environments-common';
import {
  EnvironmentLink,
  sentenceOf,
  type Live,
} from '@flightdeck/plugin-environments-react';
import type { Fleet } from '@flightdeck/plugin-environments-common';
import { findUnknown, findWhereNow } from './whereNow';

/** Says in which environments that is now what is searched for. */
export function WhereNow(props: {
  fleet: Live<Fleet>;
  records: readonly DeploymentRecord[];
  text: string;
}) {
  const { fleet, records, text } = props;
  if (!fleet.data) {
    return fleet.error ? (
      <Alert severity="warning">
        Where it is now cannot be read: {sentenceOf(fleet.error)}
      </Alert>
    ) : null;
  }
  const { environments } = fleet.data;
  const found = findWhereNow(environments, records, text);
  const unknown = findUnknown(environments);
  return (
    <Typography variant="body2" component="div" role="status">
      {found.length > 0 ? (
        <>
          Now in <Names environments={found} />.
        </>
      ) : (
        'Now in no environment that you may see.'
      )}
      {unknown.length > 0 && (
        <>
          {' '}
          Not known of <Names environments={unknown} />.
        </>
      )}
    </Typography>
  );
}

function Names(props: { environments: readonly FleetEnvironment[] }) {
  return (
    <>
      {props.environments.map(({ environment }, index) => (
        <Fragment key={environment.ref}>
          {index > 0 && ', '}
          <EnvironmentLink environmentRef={environment.ref}>
            {environment.title ?? environment.name}
          </EnvironmentLink>
        </Fragment>
      ))}
    </>
  );
}
