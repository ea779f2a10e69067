import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  healthSchema,
  type FleetEnvironment,
  type Health,
} from '@flightdeck/plugin-environments-common';
import { HealthStatus } from '@flightdeck/plugin-environments-react';

const useStyles = makeStyles(
  theme => ({
    root: { display: 'flex', flexWrap: 'wrap', gap: theme.spacing(1) },
    button: { textTransform: 'none' },
    count: { marginLeft: theme.spacing(1) },
    pressed: {
      backgroundColor: theme.palette.action.selected,
      borderColor: theme.palette.text.primary,
    },
  }),
  { name: 'FlightdeckHealthFilter' },
);

/** How many environments are in which state; each count is a switch that narrows the board. */
export function HealthFilter(props: {
  environments: readonly FleetEnvironment[];
  selected: readonly Health[];
  onChange: (selected: Health[]) => void;
}) {
  const { environments, selected, onChange } = props;
  const classes = useStyles();
  const toggle = (health: Health) =>
    onChange(
      selected.includes(health)
        ? selected.filter(each => each !== health)
        : [...selected, health],
    );
  return (
    <div className={classes.root} role="group" aria-label="Health">
      {healthSchema.options.map(health => {
        const count = environments.filter(
          each => each.health.status === health,
        ).length;
        const pressed = selected.includes(health);
        if (count === 0 && !pressed) {
          return null;
        }
        return (
          <Button
            key={health}
            size="small"
            variant="outlined"
            className={`${classes.button} ${pressed ? classes.pressed : ''}`}
            aria-pressed={pressed}
            onClick={() => toggle(health)}
          >
            <HealthStatus health={health} />
            <span className={classes.count}>{count}</span>
          </Button>
        );
      })}
    </div>
  );
}
