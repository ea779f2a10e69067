import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { ReleaseBoard as Board } from '@flightdeck/plugin-environments-common';
import { groupByStage } from './groupByStage';
import { ReleaseCard } from './ReleaseCard';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gap: theme.spacing(2),
      gridAutoFlow: 'column',
      gridAutoColumns: 'minmax(17rem, 1fr)',
      overflowX: 'auto',
      [theme.breakpoints.down('sm')]: { gridAutoFlow: 'row' },
    },
    column: {
      display: 'grid',
      gap: theme.spacing(1),
      alignContent: 'start',
      minWidth: 0,
    },
  }),
  { name: 'FlightdeckReleaseBoard' },
);

/** Which release is where: a column a stage, in their order. */
export function ReleaseBoard(props: { board: Board }) {
  const { environments } = props.board;
  const classes = useStyles();
  if (environments.length === 0) {
    return (
      <Typography variant="body2">
        No environment of this system may be seen.
      </Typography>
    );
  }
  const byRef = new Map(environments.map(each => [each.environmentRef, each]));
  return (
    <div className={classes.root}>
      {groupByStage(environments).map(column => (
        <section
          key={column.title}
          className={classes.column}
          aria-label={column.title}
        >
          <Typography variant="subtitle1" component="h3">
            {column.title}
          </Typography>
          {column.environments.map(environment => (
            <ReleaseCard
              key={environment.environmentRef}
              environment={environment}
              source={
                environment.promotesFrom === undefined
                  ? undefined
                  : byRef.get(environment.promotesFrom)
              }
            />
          ))}
        </section>
      ))}
    </div>
  );
}
