import { memo } from 'react';
import Tooltip from '@material-ui/core/Tooltip';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type {
  FleetEnvironment,
  LastingHoldState,
} from '@flightdeck/plugin-environments-common';
import {
  Age,
  ConformanceMark,
  EnvironmentLink,
  HealthStatus,
  shortImage,
  shortRevision,
  SourceStateMark,
  StatusMark,
  SyncStatus,
} from '@flightdeck/plugin-environments-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      minWidth: 240,
      '& + &': {
        marginTop: theme.spacing(1.5),
        paddingTop: theme.spacing(1.5),
        borderTop: `1px solid ${theme.palette.divider}`,
      },
    },
    line: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(1.5),
    },
    detail: { wordBreak: 'break-word' },
  }),
  { name: 'FlightdeckFleetCell' },
);

interface FleetCellProps {
  fleetEnvironment: FleetEnvironment;
}

/** One environment on the board: how it is and why, what runs there, what cannot be read. */
export const FleetCell = memo((props: FleetCellProps) => {
  const { conformance, environment, health, hold, troubledSources } =
    props.fleetEnvironment;
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <Typography variant="body2" component="div" className={classes.line}>
        <HealthStatus health={health.status} />
        <EnvironmentLink environmentRef={environment.ref}>
          {environment.title ?? environment.name}
        </EnvironmentLink>
        {hold && <HoldMark hold={hold} />}
      </Typography>
      {health.status !== 'healthy' && (
        <Typography variant="body2" className={classes.detail}>
          {health.sentence}
        </Typography>
      )}
      <DeployedLine fleetEnvironment={props.fleetEnvironment} />
      {conformance && (
        <Tooltip title={conformance.sentence}>
          <Typography variant="caption" component="div">
            Conformance: <ConformanceMark counts={conformance} />
          </Typography>
        </Tooltip>
      )}
      {troubledSources.map(source => (
        <Tooltip key={source.id} title={source.message}>
          <Typography variant="caption" component="div">
            <SourceStateMark state={source.state} /> {source.id}
          </Typography>
        </Tooltip>
      ))}
      {environment.problems.length > 0 && (
        <Tooltip title={environment.problems.join(' ')}>
          <Typography variant="caption" component="div">
            {environment.problems.length === 1
              ? '1 annotation cannot be used'
              : `${environment.problems.length} annotations cannot be used`}
          </Typography>
        </Tooltip>
      )}
    </div>
  );
});

function HoldMark(props: { hold: LastingHoldState }) {
  return props.hold === 'broken' ? (
    <StatusMark tone="critical">Hold broken</StatusMark>
  ) : (
    <StatusMark tone="suspended">Held</StatusMark>
  );
}

function DeployedLine(props: { fleetEnvironment: FleetEnvironment }) {
  const { sync, images, ready, desired } = props.fleetEnvironment;
  const classes = useStyles();
  const [first, ...others] = images;
  return (
    <Typography
      variant="caption"
      component="div"
      className={classes.line}
      color="textSecondary"
    >
      {sync && (
        <SyncStatus
          status={sync.status}
          operationInProgress={sync.operationInProgress}
        />
      )}
      {sync && sync.revisions.length > 0 && (
        <Tooltip title={`Revision ${sync.revisions.join(', ')}`}>
          <span>{sync.revisions.map(shortRevision).join(', ')}</span>
        </Tooltip>
      )}
      {sync?.deployedAt && (
        <span>
          deployed <Age time={sync.deployedAt} />
        </span>
      )}
      {first !== undefined && (
        <Tooltip title={images.join(', ')}>
          <span>
            {shortImage(first)}
            {others.length > 0 && ` and ${others.length} more`}
          </span>
        </Tooltip>
      )}
      <span>
        {desired === undefined
          ? 'readiness unknown'
          : `${ready ?? '?'} of ${desired} ready`}
      </span>
    </Typography>
  );
}
