import type { ReactNode } from 'react';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import { toneColour } from '../status/tones';

const useStyles = makeStyles(
  theme => ({ root: { color: toneColour('critical', theme.palette.type) } }),
  { name: 'FlightdeckFailureLine' },
);

/**
 * Says that something small failed, beside what it was to do. The red of the theme is too pale to be
 * read as text.
 *
 * @public
 */
export function FailureLine(props: { children: ReactNode }) {
  const classes = useStyles();
  return (
    <Typography
      variant="body2"
      component="div"
      role="alert"
      className={classes.root}
    >
      {props.children}
    </Typography>
  );
}
