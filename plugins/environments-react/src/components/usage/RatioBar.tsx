import { makeStyles } from '@material-ui/core/styles';
import { toneColour, type Tone } from '../status';

const useStyles = makeStyles(
  theme => ({
    track: {
      position: 'relative',
      height: 6,
      minWidth: '6rem',
      borderRadius: 3,
      overflow: 'hidden',
      backgroundColor: theme.palette.action.disabledBackground,
    },
    fill: {
      height: '100%',
      backgroundColor: ({ tone }: { tone: Tone }) =>
        toneColour(tone, theme.palette.type),
    },
    mark: {
      position: 'absolute',
      top: 0,
      bottom: 0,
      width: 2,
      backgroundColor: theme.palette.text.primary,
    },
  }),
  { name: 'FlightdeckRatioBar' },
);

/**
 * Props of {@link RatioBar}.
 *
 * @public
 */
export interface RatioBarProps {
  /** What is measured. */
  label: string;
  /** The value in words; always beside the bar too, for a bar alone says too little. */
  text: string;
  /** 0 to 1; more fills the bar. */
  ratio: number;
  /** A second value to compare with, 0 to 1, drawn as a line. */
  mark?: number;
  tone?: Tone;
}

/**
 * A share of a whole as a small bar.
 *
 * @public
 */
export function RatioBar(props: RatioBarProps) {
  const { label, text, ratio, mark, tone = 'progressing' } = props;
  const classes = useStyles({ tone });
  return (
    <div
      className={classes.track}
      role="meter"
      aria-label={label}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min(100, Math.round(ratio * 100))}
      aria-valuetext={text}
    >
      <div className={classes.fill} style={{ width: percent(ratio) }} />
      {mark !== undefined && mark < 1 && (
        <div className={classes.mark} style={{ left: percent(mark) }} />
      )}
    </div>
  );
}

function percent(ratio: number): string {
  return `${Math.max(0, Math.min(1, ratio)) * 100}%`;
}
