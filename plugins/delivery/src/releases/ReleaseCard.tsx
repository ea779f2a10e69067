import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import {
  bareRevisions,
  healthSchema,
  type EnvironmentRelease,
} from '@flightdeck/plugin-environments-common';
import {
  Age,
  EnvironmentLink,
  HealthStatus,
  PersonName,
  shortImage,
  shortRevision,
  StatusMark,
} from '@flightdeck/plugin-environments-react';
import { PromoteButton } from './PromoteButton';
import { isSameRelease } from './promotionObstacle';
import { StageDifferences } from './StageDifferences';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(0.75),
      justifyItems: 'start',
      padding: theme.spacing(1.5, 2),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      minWidth: 0,
      '& > *': { maxWidth: '100%' },
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(1.5),
    },
    words: { overflowWrap: 'anywhere' },
  }),
  { name: 'FlightdeckReleaseCard' },
);

/** Which release an environment has, and how that stands to the stage before. */
export function ReleaseCard(props: {
  environment: EnvironmentRelease;
  /** The environment that it promotes from, where it may be seen. */
  source?: EnvironmentRelease;
}) {
  const { environment, source } = props;
  const { name, health, held } = environment;
  const classes = useStyles();
  const known = healthSchema.safeParse(health);
  return (
    <article className={classes.root} aria-label={name}>
      <Typography variant="body2" component="div" className={classes.line}>
        <HealthStatus health={known.success ? known.data : 'unknown'} />
        <EnvironmentLink environmentRef={environment.environmentRef}>
          {name}
        </EnvironmentLink>
        {held && <StatusMark tone="suspended">Held</StatusMark>}
      </Typography>
      <ReleaseWords environment={environment} />
      <AgainstSource environment={environment} source={source} />
    </article>
  );
}

function ReleaseWords(props: { environment: EnvironmentRelease }) {
  const { release, problem, deployedAt, deployedBy } = props.environment;
  const classes = useStyles();
  return (
    <>
      {release && (
        <>
          <Typography variant="h6" component="h4" className={classes.words}>
            {release.name}
          </Typography>
          <Typography
            variant="caption"
            color="textSecondary"
            className={classes.words}
          >
            {[
              ...bareRevisions(release).map(shortRevision),
              ...release.images.map(shortImage),
            ].join(', ')}
          </Typography>
        </>
      )}
      {problem && (
        <Typography variant="body2" component="div">
          <StatusMark tone="unknown">Release unknown</StatusMark> {problem}
        </Typography>
      )}
      {release && (
        <Typography variant="caption" component="div">
          {deployedAt ? (
            <>
              Deployed <Age time={deployedAt} />
            </>
          ) : (
            'Deployed at a time that is not known'
          )}
          {deployedBy && (
            <>
              {' '}
              by <PersonName name={deployedBy} />
            </>
          )}
        </Typography>
      )}
    </>
  );
}

function AgainstSource(props: {
  environment: EnvironmentRelease;
  source?: EnvironmentRelease;
}) {
  const { environment, source } = props;
  if (!environment.promotesFrom) {
    return null;
  }
  if (!source) {
    return (
      <Typography variant="caption" component="div">
        It is not compared: you may not see the environment before it, or it is
        gone.
      </Typography>
    );
  }
  const same = isSameRelease(environment, source);
  return (
    <>
      {same && (
        <Typography variant="body2">
          The same release as {source.name}
        </Typography>
      )}
      {environment.differences ? (
        <StageDifferences
          differences={environment.differences}
          before={source.name}
          after={environment.name}
        />
      ) : (
        <Typography variant="caption" component="div">
          What differs from {source.name} is not known.
        </Typography>
      )}
      {environment.differences && environment.uncompared && (
        <Typography variant="caption" component="div">
          Not compared, as they cannot be read:{' '}
          {environment.uncompared.join(', ')}.
        </Typography>
      )}
      {!same && <PromoteButton source={source} target={environment} />}
    </>
  );
}
