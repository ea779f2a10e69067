import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import AlertTitle from '@material-ui/lab/AlertTitle';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import type { EnvironmentSnapshot } from '@flightdeck/plugin-environments-common';
import {
  FreshnessLine,
  HealthStatus,
  type Live,
} from '@flightdeck/plugin-environments-react';
import { DeliveryBanners } from './DeliveryBanners';

const useStyles = makeStyles(
  theme => ({
    facts: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 3),
      margin: theme.spacing(1, 0),
      '& div': { display: 'flex', gap: theme.spacing(0.5) },
      '& dt': { color: theme.palette.text.secondary },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'FlightdeckEnvironmentHeader' },
);

/** How the environment is, in a sentence, and which one it is. */
export function EnvironmentHeader(props: {
  live: Live<EnvironmentSnapshot>;
  snapshot: EnvironmentSnapshot;
}) {
  const { environment, health, maintenance } = props.snapshot;
  return (
    <>
      <Typography variant="h5" component="h2">
        <HealthStatus health={health.status} /> {health.sentence}
      </Typography>
      <Facts snapshot={props.snapshot} />
      <FreshnessLine live={props.live} />
      <DeliveryBanners
        environmentRef={environment.ref}
        maintenance={maintenance}
      />
      {environment.problems.length > 0 && (
        <Alert severity="warning">
          <AlertTitle>Some annotations cannot be used</AlertTitle>
          {environment.problems.map(problem => (
            <div key={problem}>{problem}</div>
          ))}
        </Alert>
      )}
    </>
  );
}

function Facts(props: { snapshot: EnvironmentSnapshot }) {
  const { stage, cluster, namespaces, promotesFrom, owner } =
    props.snapshot.environment;
  const classes = useStyles();
  return (
    <Typography variant="body2" component="dl" className={classes.facts}>
      <div>
        <dt>Stage</dt>
        <dd>{stage ?? 'none'}</dd>
      </div>
      <div>
        <dt>Cluster</dt>
        <dd>{cluster ?? 'none'}</dd>
      </div>
      <div>
        <dt>{namespaces.length === 1 ? 'Namespace' : 'Namespaces'}</dt>
        <dd>{namespaces.length > 0 ? namespaces.join(', ') : 'none'}</dd>
      </div>
      {promotesFrom && (
        <div>
          <dt>Promoted from</dt>
          <dd>
            <EntityRefLink entityRef={promotesFrom} defaultKind="resource" />
          </dd>
        </div>
      )}
      {owner && (
        <div>
          <dt>Owner</dt>
          <dd>
            <EntityRefLink entityRef={owner} defaultKind="group" />
          </dd>
        </div>
      )}
    </Typography>
  );
}
