import type { ReactNode } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { StatusShape } from './StatusShape';
import { toneColour, type Tone } from './tones';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'inline-flex',
      alignItems: 'baseline',
      gap: '0.4em',
      fontFamily: theme.typography.fontFamily,
      fontWeight: 600,
      whiteSpace: 'nowrap',
      color: ({ tone }: { tone: Tone }) => toneColour(tone, theme.palette.type),
      '--status-cut': theme.palette.background.paper,
    },
    shape: { flex: 'none', display: 'inline-flex', alignSelf: 'center' },
  }),
  { name: 'FlightdeckStatusMark' },
);

/**
 * Props of {@link StatusMark}.
 *
 * @public
 */
export interface StatusMarkProps {
  tone: Tone;
  /** The word. */
  children: ReactNode;
}

/**
 * A status as shape, word and colour.
 *
 * @public
 */
export function StatusMark(props: StatusMarkProps) {
  const classes = useStyles({ tone: props.tone });
  return (
    <span className={classes.root}>
      <span className={classes.shape}>
        <StatusShape tone={props.tone} />
      </span>
      <span>{props.children}</span>
    </span>
  );
}
