import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  type Conformance,
  type ConformanceState,
  conformanceStateSchema,
} from '@flightdeck/plugin-environments-common';
import { ConformanceStateMark } from '@flightdeck/plugin-environments-react';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    button: { textTransform: 'none' },
    count: { marginLeft: theme.spacing(1) },
    pressed: {
      backgroundColor: theme.palette.action.selected,
      borderColor: theme.palette.text.primary,
    },
  }),
  { name: 'FlightdeckStateFilter' },
);

/** How many requirements stand how; each count is a switch that narrows the list. */
export function StateFilter(props: {
  summary: Conformance['summary'];
  selected: readonly ConformanceState[];
  onChange: (selected: ConformanceState[]) => void;
}) {
  const { summary, selected, onChange } = props;
  const classes = useStyles();
  const toggle = (state: ConformanceState) =>
    onChange(
      selected.includes(state)
        ? selected.filter(each => each !== state)
        : [...selected, state],
    );
  return (
    <div className={classes.root} role="group" aria-label="State">
      {conformanceStateSchema.options.map(state => {
        const pressed = selected.includes(state);
        return (
          <Button
            key={state}
            size="small"
            variant="outlined"
            className={`${classes.button} ${pressed ? classes.pressed : ''}`}
            aria-pressed={pressed}
            disabled={summary[state] === 0 && !pressed}
            onClick={() => toggle(state)}
          >
            <ConformanceStateMark state={state} />
            <span className={classes.count}>{summary[state]}</span>
          </Button>
        );
      })}
    </div>
  );
}
