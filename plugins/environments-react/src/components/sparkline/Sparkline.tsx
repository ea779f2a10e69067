import { makeStyles } from '@material-ui/core/styles';
import type { IndicatorRange } from '@flightdeck/plugin-environments-common';
import { toneColour } from '../status';
import { describeRange } from './describeRange';
import { drawSparkline } from './sparklinePath';

const BOX = { width: 240, height: 48 };

const useStyles = makeStyles(
  theme => ({
    root: { display: 'block', width: '100%', height: BOX.height + 8 },
    line: {
      fill: 'none',
      stroke: toneColour('progressing', theme.palette.type),
      strokeWidth: 1.5,
      strokeLinecap: 'round',
      strokeLinejoin: 'round',
      vectorEffect: 'non-scaling-stroke',
    },
    base: {
      stroke: theme.palette.divider,
      vectorEffect: 'non-scaling-stroke',
    },
    threshold: { strokeDasharray: '4 3', vectorEffect: 'non-scaling-stroke' },
    warning: { stroke: toneColour('warning', theme.palette.type) },
    critical: {
      stroke: toneColour('critical', theme.palette.type),
      strokeDasharray: '1 3',
      strokeLinecap: 'round',
      strokeWidth: 1.5,
    },
  }),
  { name: 'FlightdeckSparkline' },
);

/**
 * Props of {@link Sparkline}.
 *
 * @public
 */
export interface SparklineProps {
  range: IndicatorRange;
  minutes: number;
}

/**
 * An indicator over time as a line, with gaps where nothing was measured and lines for its
 * thresholds: dashes for warning, dots for critical.
 *
 * @public
 */
export function Sparkline(props: SparklineProps) {
  const { range, minutes } = props;
  const classes = useStyles();
  const thresholds = [
    { value: range.warning, className: classes.warning },
    { value: range.critical, className: classes.critical },
  ].flatMap(({ value, className }) =>
    value === undefined ? [] : [{ value, className }],
  );
  const { pieces, y } = drawSparkline(
    range.points,
    BOX,
    thresholds.map(({ value }) => value),
  );
  const across = (at: number) => ({ x1: 0, x2: BOX.width, y1: at, y2: at });
  return (
    <svg
      className={classes.root}
      viewBox={`-2 -4 ${BOX.width + 4} ${BOX.height + 8}`}
      preserveAspectRatio="none"
      role="img"
      aria-label={describeRange(range, minutes)}
    >
      <line className={classes.base} {...across(y(0))} />
      {thresholds.map(({ value, className }) =>
        y(value) < 0 ? null : (
          <line
            key={className}
            className={`${classes.threshold} ${className}`}
            {...across(y(value))}
          />
        ),
      )}
      {pieces.map(path => (
        <path key={path} className={classes.line} d={path} />
      ))}
    </svg>
  );
}
