import { memo } from 'react';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import { HighlightedText } from './HighlightedText';
import type { LogBlock, LogRow } from './LogBuffer';
import { formatLogTime, type LogClock } from './logTime';
import { podColour, shortPodName } from './podColour';

/** How lines are written. */
export interface LogLook {
  clock: LogClock;
  wrap: boolean;
  /** Marked in the lines. */
  mark?: string;
}

const LINE_REM = 1.25;

const useStyles = makeStyles(
  theme => ({
    // Blocks out of view are neither laid out nor painted, which keeps thousands of lines smooth
    // and still lets the browser search them.
    block: {
      contentVisibility: 'auto',
      width: 'max-content',
      minWidth: '100%',
    },
    wrapping: {
      width: 'auto',
      '& > div': { whiteSpace: 'pre-wrap', wordBreak: 'break-word' },
    },
    row: {
      whiteSpace: 'pre',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '& mark': {
        backgroundColor: theme.palette.warning.main,
        color: theme.palette.getContrastText(theme.palette.warning.main),
      },
    },
    time: { color: theme.palette.text.secondary },
    notice: { fontStyle: 'italic', color: theme.palette.text.secondary },
  }),
  { name: 'FlightdeckLogBlock' },
);

function Rows(props: { block: LogBlock; look: LogLook }) {
  const { block, look } = props;
  const classes = useStyles();
  const theme = useTheme().palette.type;
  const height = `${block.rows.length * LINE_REM}rem`;
  return (
    <div
      className={`${classes.block} ${look.wrap ? classes.wrapping : ''}`}
      style={{ containIntrinsicBlockSize: `auto ${height}` }}
    >
      {block.rows.map(row => (
        <div key={row.id} className={classes.row}>
          {look.clock !== 'none' && row.time && (
            <span className={classes.time}>
              {formatLogTime(row.time, look.clock)}{' '}
            </span>
          )}
          <Where row={row} theme={theme} />
          {row.kind === 'notice' ? (
            <span className={classes.notice}>{row.text}</span>
          ) : (
            <HighlightedText text={row.text} mark={look.mark} />
          )}
        </div>
      ))}
    </div>
  );
}

/** Some lines of a log; drawn again only when they or their look change. */
export const LogBlockRows = memo(Rows);

function Where(props: { row: LogRow; theme: 'light' | 'dark' }) {
  const { pod, container } = props.row;
  if (!pod) {
    return null;
  }
  return (
    <span
      style={{ color: podColour(pod, props.theme) }}
      title={container ? `${pod}, container ${container}` : pod}
    >
      {[shortPodName(pod), container].filter(Boolean).join(' ')}{' '}
    </span>
  );
}
